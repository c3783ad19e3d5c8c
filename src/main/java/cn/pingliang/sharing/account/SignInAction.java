package cn.pingliang.sharing.account;

/** What can come of a sign-in (等保 2.0 asks for each of them to be on record). */
public enum SignInAction {
    /** Into a browser session, whichever provider vouched for it. */
    SIGN_IN,
    /** A wrong password. */
    FAIL,
    /** A wrong password, and the last one for a while. */
    LOCK,
    /** While the account was locked; the password was not looked at. */
    TRY_LOCKED,
    /** A name without an account, or one that the provider vouched for and the portal does not know. */
    UNKNOWN
}
