package cn.pingliang.sharing.schedule;

/** What a stretch of an instrument's time is to somebody who looks for some. */
public enum SlotState {
    FREE,
    /** Every unit is somebody's, buffers included. */
    BUSY,
    /** Outside opening hours, on a holiday, closed by the institution, or past. */
    CLOSED,
    MAINTENANCE
}
