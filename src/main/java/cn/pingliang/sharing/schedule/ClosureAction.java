package cn.pingliang.sharing.schedule;

/** What somebody can do with an instrument's closures. */
public enum ClosureAction {
    CLOSE,
    REOPEN
}
