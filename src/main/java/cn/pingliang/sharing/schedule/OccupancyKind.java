package cn.pingliang.sharing.schedule;

public enum OccupancyKind {
    BOOKING,
    HOLD,
    OFFER,
    CLOSURE,
    MAINTENANCE
}
