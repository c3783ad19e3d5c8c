package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.shared.TimeSlot;
import cn.pingliang.sharing.shared.ui.BookingWeek;
import cn.pingliang.sharing.shared.ui.BookingWeek.State;
import cn.pingliang.sharing.shared.ui.Formats;
import com.vaadin.flow.i18n.I18NProvider;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What others changed on a calendar between two readings of the same days; that time goes on is no change. */
final class CalendarChanges {

    /** What a stretch becomes as the clock goes on, or because of what lies beside it. */
    private static final Set<State> BY_ITSELF =
            EnumSet.of(State.PAST, State.SOON, State.FAR, State.GAP, State.BUFFER, State.PENDING);

    private static final int TOLD = 3;

    private final List<BookingWeek.Slot> changes = new ArrayList<>();

    private CalendarChanges() {}

    static CalendarChanges between(List<BookingWeek.Slot> before, List<BookingWeek.Slot> after) {
        var changes = new CalendarChanges();
        for (var now : after) {
            before.stream()
                    .filter(was -> was.state() != now.state() && was.time().overlaps(now.time()))
                    .filter(was -> !BY_ITSELF.contains(was.state()) && !BY_ITSELF.contains(now.state()))
                    .forEach(was -> changes.add(was.time(), now));
        }
        return changes;
    }

    private void add(TimeSlot was, BookingWeek.Slot now) {
        var start = CalendarReading.later(was.start(), now.time().start());
        var end = CalendarReading.earlier(was.end(), now.time().end());
        var last = changes.isEmpty() ? null : changes.getLast();
        if (last != null && last.state() == now.state() && last.time().end().equals(start)) {
            start = changes.removeLast().time().start();
        }
        changes.add(new BookingWeek.Slot(new TimeSlot(start, end), now.state(), ""));
    }

    boolean isEmpty() {
        return changes.isEmpty();
    }

    List<TimeSlot> times() {
        return changes.stream().map(BookingWeek.Slot::time).toList();
    }

    /** In words, for those who do not see it: each change, or how many where there are too many to listen to. */
    String sentence() {
        if (changes.size() > TOLD) {
            return I18NProvider.translate("live.changes", changes.size());
        }
        var formats = Formats.here();
        return changes.stream()
                .map(change -> I18NProvider.translate(
                        "live.change." + change.state().name().toLowerCase(Locale.ROOT), formats.slot(change.time())))
                .collect(Collectors.joining(" "));
    }
}
