package cn.pingliang.sharing.schedule;

public enum OccupancyKind {
    BOOKING,
    HOLD,
    CLOSURE,
    MAINTENANCE
}
