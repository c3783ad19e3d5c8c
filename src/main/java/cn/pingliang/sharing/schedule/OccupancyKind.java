package cn.pingliang.sharing.schedule;

public enum OccupancyKind {
    BOOKING,
    HOLD,
    OFFER,
    CLOSURE,
    MAINTENANCE,
    /** Taken in the calendar of another system. */
    EXTERNAL
}
