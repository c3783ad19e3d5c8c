package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.shared.PortalTime;
import cn.pingliang.sharing.shared.TimeSlot;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The week and the selection of {@link BookView}, as its address holds them. What cannot be read is left out. */
record BookAddress(LocalDate monday, @Nullable TimeSlot selection) {

    static BookAddress of(QueryParameters query, LocalDate today) {
        var start = moment(query, "start");
        var end = moment(query, "end");
        var selection = start.isPresent() && end.isPresent() && end.get().isAfter(start.get())
                ? new TimeSlot(start.get(), end.get())
                : null;
        var shown = selection == null ? today : PortalTime.dayOf(selection.start());
        return new BookAddress(monday(day(query).orElse(shown)), selection);
    }

    /** The week of the slot, with the slot chosen. */
    static BookAddress choosing(TimeSlot slot) {
        return new BookAddress(monday(PortalTime.dayOf(slot.start())), slot);
    }

    /** Without the leading slash; takes {@code start} and {@code end}. */
    static String path(ResourceId instrument) {
        return "instruments/" + instrument + "/book";
    }

    BookAddress inWeekOf(LocalDate day) {
        return new BookAddress(monday(day), selection);
    }

    BookAddress selecting(@Nullable TimeSlot slot) {
        return new BookAddress(monday, slot);
    }

    TimeSlot week() {
        return new TimeSlot(PortalTime.startOf(monday), PortalTime.startOf(monday.plusDays(7)));
    }

    QueryParameters parameters() {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("week", monday.toString());
        if (selection != null) {
            parameters.put("start", local(selection.start()).toString());
            parameters.put("end", local(selection.end()).toString());
        }
        return QueryParameters.simple(Map.copyOf(parameters));
    }

    Location location(ResourceId instrument) {
        return new Location(path(instrument), parameters());
    }

    private static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    private static LocalDateTime local(Instant moment) {
        return LocalDateTime.ofInstant(moment, PortalTime.ZONE);
    }

    private static Optional<LocalDate> day(QueryParameters query) {
        try {
            return query.getSingleParameter("week").map(LocalDate::parse);
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> moment(QueryParameters query, String name) {
        try {
            return query.getSingleParameter(name)
                    .map(text ->
                            LocalDateTime.parse(text).atZone(PortalTime.ZONE).toInstant());
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
