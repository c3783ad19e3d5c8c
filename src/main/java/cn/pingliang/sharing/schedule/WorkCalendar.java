package cn.pingliang.sharing.schedule;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Map;

/**
 * Which days are worked, by the State Council's yearly notice. A day that is not listed is worked exactly when it is Monday to
 * Friday.
 *
 * @param exceptions the listed days: worked or not
 */
record WorkCalendar(Map<LocalDate, Boolean> exceptions) {

    WorkCalendar {
        exceptions = Map.copyOf(exceptions);
    }

    boolean isWorkday(LocalDate day) {
        var listed = exceptions.get(day);
        return listed != null ? listed : day.getDayOfWeek().getValue() <= DayOfWeek.FRIDAY.getValue();
    }
}
