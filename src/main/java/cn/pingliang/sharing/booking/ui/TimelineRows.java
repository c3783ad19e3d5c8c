package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.catalogue.CatalogueNavigation;
import cn.pingliang.sharing.catalogue.Condition;
import cn.pingliang.sharing.catalogue.ResourceCard;
import cn.pingliang.sharing.schedule.ScheduledSlot;
import cn.pingliang.sharing.schedule.SlotState;
import cn.pingliang.sharing.schedule.Timetable;
import cn.pingliang.sharing.shared.PortalTime;
import cn.pingliang.sharing.shared.TimeSlot;
import cn.pingliang.sharing.shared.ui.Formats;
import cn.pingliang.sharing.shared.ui.InstrumentTimeline.Row;
import cn.pingliang.sharing.shared.ui.InstrumentTimeline.State;
import cn.pingliang.sharing.shared.ui.InstrumentTimeline.Stretch;
import com.vaadin.flow.i18n.I18NProvider;
import java.time.LocalTime;
import java.util.List;

/** What the timeline paints: for each instrument its name, its state, its time. */
final class TimelineRows {

    private TimelineRows() {}

    /** The hours of a day that are shown; midnight as {@code to} means the day's end. */
    record Hours(LocalTime from, LocalTime to) {}

    static List<Row> of(List<ResourceCard> instruments, Timetable timetable) {
        return instruments.stream()
                .map(instrument -> row(instrument, timetable.slots(instrument.id())))
                .toList();
    }

    private static Row row(ResourceCard card, List<ScheduledSlot> slots) {
        var formats = Formats.here();
        return new Row(
                card.id().toString(),
                formats.name(card.name(), card.nameEn()),
                formats.name(card.institutionName(), card.institutionNameEn()),
                note(card),
                CatalogueNavigation.pathOf(card.kind(), card.id()),
                card.canBeHad() ? BookAddress.path(card.id()) : "",
                slots.stream()
                        .filter(slot -> isShown(slot.state(), card))
                        .map(slot -> new Stretch(
                                slot.slot(), State.valueOf(slot.state().name())))
                        .toList());
    }

    /** Free time that others cannot have is as good as closed, and the note says why. */
    private static boolean isShown(SlotState state, ResourceCard card) {
        return state != SlotState.CLOSED && (state != SlotState.FREE || card.canBeHad());
    }

    private static String note(ResourceCard card) {
        if (card.condition() != null && card.condition() != Condition.NORMAL) {
            return I18NProvider.translate("catalogue.condition." + card.condition());
        }
        return card.bookable() ? "" : I18NProvider.translate("timeline.not-for-others");
    }

    /**
     * Those in which anything is open. What is open round the clock does not count, or two such instruments would leave half
     * of the screen to everybody's nights; where nothing else is open, the whole day is shown.
     */
    static Hours hours(Timetable timetable) {
        var open = timetable.openingHours();
        var attended = open.stream().filter(hours -> !isRoundTheClock(hours)).toList();
        var counted = (attended.isEmpty() ? open : attended)
                .stream().map(hours -> new ScheduledSlot(hours, SlotState.FREE)).toList();
        return new Hours(CalendarHours.from(counted), CalendarHours.to(counted));
    }

    private static boolean isRoundTheClock(TimeSlot hours) {
        return hours.start().equals(PortalTime.startOf(PortalTime.dayOf(hours.start())))
                && hours.end().equals(PortalTime.startOf(PortalTime.dayOf(hours.end())));
    }
}
