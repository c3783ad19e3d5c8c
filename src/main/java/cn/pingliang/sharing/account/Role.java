package cn.pingliang.sharing.account;

/** What somebody comes to the portal for; held through a membership, never through a token alone. */
public enum Role {
    /** 创新创业者: finds and books for an enterprise. */
    ENTREPRENEUR,
    /** 单位管理员: publishes, decides and tracks for an institution. */
    INSTITUTION_ADMIN,
    /** 仪器负责人: the same, for the instruments assigned to them. */
    INSTRUMENT_MANAGER,
    /** 主管部门: reviews sharing. */
    BUREAU_REVIEWER,
    /** 平台管理员: keeps organisations, accounts and settings. */
    PLATFORM_OPERATOR;

    /** The same names where annotations need constants. */
    public static final class Names {
        public static final String ENTREPRENEUR = "ENTREPRENEUR";
        public static final String INSTITUTION_ADMIN = "INSTITUTION_ADMIN";
        public static final String INSTRUMENT_MANAGER = "INSTRUMENT_MANAGER";
        public static final String BUREAU_REVIEWER = "BUREAU_REVIEWER";
        public static final String PLATFORM_OPERATOR = "PLATFORM_OPERATOR";

        private Names() {}
    }
}
