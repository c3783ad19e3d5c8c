package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.booking.BookingId;
import cn.pingliang.sharing.booking.BookingView;
import cn.pingliang.sharing.booking.ServiceMode;
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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The days that {@link BookView} shows and the selection, as its address holds them: a week, or one day of it. What cannot be
 * read is left out.
 *
 * @param day the one shown, or any of the week that is
 * @param changing the booking that is given another time
 * @param like the booking that is asked for again
 * @param service the one that is wanted; null where nobody said
 */
record BookAddress(
        LocalDate day,
        boolean singleDay,
        @Nullable TimeSlot selection,
        @Nullable BookingId changing,
        @Nullable BookingId like,
        @Nullable ServiceMode service) {

    private static final String WEEK = "week";
    private static final String DAY = "day";
    private static final String CHANGE = "change";
    private static final String LIKE = "like";
    private static final String SERVICE = "service";

    BookAddress(LocalDate day, boolean singleDay, @Nullable TimeSlot selection) {
        this(day, singleDay, selection, null, null, null);
    }

    static BookAddress of(QueryParameters query, LocalDate today) {
        var start = moment(query, "start");
        var end = moment(query, "end");
        var selection = start.isPresent() && end.isPresent() && end.get().isAfter(start.get())
                ? new TimeSlot(start.get(), end.get())
                : null;
        var shown = selection == null ? today : PortalTime.dayOf(selection.start());
        var single = day(query, DAY);
        return new BookAddress(
                single.or(() -> day(query, WEEK)).orElse(shown),
                single.isPresent(),
                selection,
                booking(query, CHANGE),
                booking(query, LIKE),
                service(query));
    }

    /** Where a booking gets another time, in the week of the one it has. */
    static String toChange(BookingView booking) {
        return "%s?%s=%s&%s=%s"
                .formatted(
                        path(booking.instrument()),
                        CHANGE,
                        booking.id(),
                        WEEK,
                        PortalTime.dayOf(booking.slot().start()));
    }

    /** Where somebody asks for the same again. */
    static String toAskAgain(BookingView booking) {
        return path(booking.instrument()) + "?" + LIKE + "=" + booking.id();
    }

    /** Where somebody asks for a service of the instrument. */
    static String toAsk(ResourceId instrument, ServiceMode service) {
        return path(instrument) + "?" + SERVICE + "=" + spelt(service);
    }

    /** The week of the slot, with the slot chosen. */
    static BookAddress choosing(TimeSlot slot) {
        return new BookAddress(PortalTime.dayOf(slot.start()), false, slot);
    }

    /** With what was chosen before, in its week, where the address says of no time. */
    BookAddress orChoosing(@Nullable TimeSlot before) {
        return selection != null || before == null ? this : choosing(before).serving(service);
    }

    /** Without the leading slash; takes {@code start} and {@code end}. */
    static String path(ResourceId instrument) {
        return "instruments/" + instrument + "/book";
    }

    /** The same view, moved to where this day is. */
    BookAddress on(LocalDate other) {
        return new BookAddress(other, singleDay, selection, changing, like, service);
    }

    /** The selection's day where it is among those shown. */
    BookAddress asDay() {
        var chosen = selection != null && window().contains(selection) ? PortalTime.dayOf(selection.start()) : day;
        return new BookAddress(chosen, true, selection, changing, like, service);
    }

    BookAddress asWeek() {
        return new BookAddress(day, false, selection, changing, like, service);
    }

    BookAddress selecting(@Nullable TimeSlot slot) {
        return new BookAddress(day, singleDay, slot, changing, like, service);
    }

    BookAddress serving(@Nullable ServiceMode wanted) {
        return new BookAddress(day, singleDay, selection, changing, like, wanted);
    }

    LocalDate first() {
        return singleDay ? day : day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    int days() {
        return singleDay ? 1 : DayOfWeek.values().length;
    }

    TimeSlot window() {
        return new TimeSlot(PortalTime.startOf(first()), PortalTime.startOf(first().plusDays(days())));
    }

    QueryParameters parameters() {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put(singleDay ? DAY : WEEK, day.toString());
        if (selection != null) {
            parameters.put("start", local(selection.start()).toString());
            parameters.put("end", local(selection.end()).toString());
        }
        if (changing != null) {
            parameters.put(CHANGE, changing.toString());
        }
        if (like != null) {
            parameters.put(LIKE, like.toString());
        }
        if (service != null) {
            parameters.put(SERVICE, spelt(service));
        }
        return QueryParameters.simple(Map.copyOf(parameters));
    }

    Location location(ResourceId instrument) {
        return new Location(path(instrument), parameters());
    }

    private static LocalDateTime local(Instant moment) {
        return LocalDateTime.ofInstant(moment, PortalTime.ZONE);
    }

    /** Not left out: whoever follows a link to a booking that is none should learn so. */
    private static @Nullable BookingId booking(QueryParameters query, String name) {
        return query.getSingleParameter(name).map(BookingId::of).orElse(null);
    }

    private static @Nullable ServiceMode service(QueryParameters query) {
        return query.getSingleParameter(SERVICE)
                .flatMap(wanted -> Stream.of(ServiceMode.values())
                        .filter(each -> spelt(each).equals(wanted))
                        .findFirst())
                .orElse(null);
    }

    private static String spelt(ServiceMode service) {
        return service.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Optional<LocalDate> day(QueryParameters query, String name) {
        try {
            return query.getSingleParameter(name).map(LocalDate::parse);
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
