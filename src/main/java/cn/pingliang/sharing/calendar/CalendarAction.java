package cn.pingliang.sharing.calendar;

/** What somebody can do with calendars of elsewhere that others are concerned by. */
public enum CalendarAction {
    MAKE_ADDRESS,
    REVOKE_ADDRESS
}
