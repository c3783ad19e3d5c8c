package cn.pingliang.sharing.account;

/** Whoever acts, by browser session or by access token. */
public interface AccountPrincipal {
    AccountId accountId();
}
