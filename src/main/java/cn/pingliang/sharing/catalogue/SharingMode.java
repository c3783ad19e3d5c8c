package cn.pingliang.sharing.catalogue;

/** 共享模式. */
public enum SharingMode {
    /** 外部共享. */
    EXTERNAL,
    /** 内部共享: the owning institution's people only. */
    INTERNAL,
    /** 不共享. */
    NOT_SHARED
}
