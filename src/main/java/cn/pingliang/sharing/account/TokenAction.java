package cn.pingliang.sharing.account;

/** What somebody can do with their access tokens. */
public enum TokenAction {
    ISSUE,
    REVOKE
}
