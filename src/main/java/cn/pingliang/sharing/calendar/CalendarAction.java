package cn.pingliang.sharing.calendar;

/** What somebody can do with the calendars of other systems. */
public enum CalendarAction {
    MAKE_ADDRESS,
    REVOKE_ADDRESS,
    ADD_EXTERNAL,
    CHANGE_EXTERNAL,
    REMOVE_EXTERNAL
}
