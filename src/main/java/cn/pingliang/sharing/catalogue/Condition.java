package cn.pingliang.sharing.catalogue;

/** 仪器状态. */
public enum Condition {
    NORMAL,
    OCCASIONAL_FAULTS,
    FREQUENT_FAULTS,
    AWAITING_REPAIR,
    AWAITING_SCRAPPING,
    SCRAPPED;

    /** Whether somebody can work with it today. */
    public boolean isUsable() {
        return switch (this) {
            case NORMAL, OCCASIONAL_FAULTS, FREQUENT_FAULTS -> true;
            case AWAITING_REPAIR, AWAITING_SCRAPPING, SCRAPPED -> false;
        };
    }
}
