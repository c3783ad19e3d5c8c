package cn.pingliang.sharing.schedule;

/** What a stretch of an instrument's time is to somebody who looks for some. */
public enum SlotState {
    FREE,
    /** Every unit is somebody's, buffers included. */
    BUSY,
    /** Somebody is filling in a request for what is left of it, and may yet leave it. */
    HELD,
    /** Outside opening hours, on a holiday, closed by the institution, taken in an external calendar, or past. */
    CLOSED,
    MAINTENANCE
}
