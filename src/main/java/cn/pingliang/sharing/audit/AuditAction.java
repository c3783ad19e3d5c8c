package cn.pingliang.sharing.audit;

/** What somebody can do with the audit trail itself. */
public enum AuditAction {
    EXPORT
}
