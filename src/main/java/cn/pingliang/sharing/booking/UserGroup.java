package cn.pingliang.sharing.booking;

/** For whom terms are, where they are not for everybody. */
public enum UserGroup {
    /** 本单位人员. */
    OWN_STAFF,
    /** 其他高校院所. */
    OTHER_INSTITUTION,
    /** 企业用户. */
    ENTERPRISE
}
