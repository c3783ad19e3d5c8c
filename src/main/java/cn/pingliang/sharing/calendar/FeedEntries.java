package cn.pingliang.sharing.calendar;

import cn.pingliang.sharing.booking.BookingStatus;
import cn.pingliang.sharing.booking.CalendarEntries;
import cn.pingliang.sharing.calendar.FeedRows.Row;
import cn.pingliang.sharing.schedule.ClosureEntries;
import cn.pingliang.sharing.schedule.OccupancyKind;
import cn.pingliang.sharing.shared.Message;
import cn.pingliang.sharing.shared.PortalProperties;
import cn.pingliang.sharing.shared.Texts;
import cn.pingliang.sharing.shared.TimeSlot;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import net.fortuna.ical4j.model.property.Status;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import org.springframework.stereotype.Component;

/**
 * What an address shows, as its owner may see it at this moment. Of others' bookings that is whom they are for, and no person:
 * an address hands what it shows to whatever calendar reads it (src/docs/decisions/0024-feeds-of-what-somebody-manages.md).
 */
@Component
class FeedEntries {

    static final Duration BACK = Duration.ofDays(90);
    static final Duration AHEAD = Duration.ofDays(400);
    static final int MOST = 2000;

    private static final Comparator<FeedEntry> IN_ORDER =
            Comparator.comparing((FeedEntry entry) -> entry.slot().start()).thenComparing(FeedEntry::uid);

    private final CalendarEntries bookings;
    private final ClosureEntries closures;
    private final Texts texts;
    private final PortalProperties portal;

    FeedEntries(CalendarEntries bookings, ClosureEntries closures, Texts texts, PortalProperties portal) {
        this.bookings = bookings;
        this.closures = closures;
        this.texts = texts;
        this.portal = portal;
    }

    /** In their order, at most so many bookings and so many closures; nothing where the owner may not see them. */
    Optional<List<FeedEntry>> of(Row feed, Instant now) {
        var window = new TimeSlot(now.minus(BACK), now.plus(AHEAD));
        var language = feed.language();
        return switch (feed.of().subject()) {
            case FeedSubject.Own own ->
                Optional.of(inOrder(
                        bookings.own(window, now, MOST, feed.account()).stream().map(each -> own(each, language)),
                        Stream.of()));
            case FeedSubject.Instrument(var instrument) ->
                bookings.of(instrument, window, now, MOST, feed.account())
                        .map(found -> inOrder(
                                found.stream().map(each -> another(each, language)),
                                closures.of(instrument, window, now, MOST).stream()
                                        .map(each -> closure(each, language))));
            case FeedSubject.Institution(var institution) ->
                bookings.of(institution, window, now, MOST, feed.account())
                        .map(found -> inOrder(
                                found.stream().map(each -> another(each, language)),
                                closures.of(institution, window, now, MOST).stream()
                                        .map(each -> closure(each, language))));
        };
    }

    private static List<FeedEntry> inOrder(Stream<FeedEntry> some, Stream<FeedEntry> others) {
        return Stream.concat(some, others).sorted(IN_ORDER).toList();
    }

    private FeedEntry own(CalendarEntries.Entry entry, Locale language) {
        return booking(
                entry,
                Message.of(
                        entry.service().isOfSamples() ? "samples.calendar" : "mail.calendar.summary",
                        name(entry.instrument(), entry.instrumentEn(), language)),
                language);
    }

    private FeedEntry another(CalendarEntries.Entry entry, Locale language) {
        return booking(
                entry,
                Message.of(
                        "calendars.feed.booking",
                        name(entry.instrument(), entry.instrumentEn(), language),
                        name(entry.organisation(), entry.organisationEn(), language)),
                language);
    }

    private FeedEntry booking(CalendarEntries.Entry entry, Message summary, Locale language) {
        return new FeedEntry(
                entry.booking().inCalendars(portal),
                entry.sequence(),
                entry.touched(),
                entry.slot(),
                texts.say(summary, language),
                name(entry.institution(), entry.institutionEn(), language),
                "/bookings/" + entry.booking(),
                status(entry.status()));
    }

    private FeedEntry closure(ClosureEntries.Entry entry, Locale language) {
        var kind = entry.kind() == OccupancyKind.MAINTENANCE ? "closures.maintenance" : "closures.closure";
        return new FeedEntry(
                entry.closure() + "@" + URI.create(portal.baseUrl()).getHost(),
                entry.sequence(),
                entry.touched(),
                entry.slot(),
                texts.say(
                        Message.of(
                                "calendars.feed.closure",
                                name(entry.instrument(), entry.instrumentEn(), language),
                                Message.of(kind),
                                entry.reason()),
                        language),
                name(entry.institution(), entry.institutionEn(), language),
                null,
                ImmutableStatus.VEVENT_CONFIRMED);
    }

    private static String name(String chinese, String english, Locale language) {
        return language.equals(Locale.ENGLISH) ? english : chinese;
    }

    private static Status status(BookingStatus status) {
        return switch (status) {
            case PENDING, RETURNED -> ImmutableStatus.VEVENT_TENTATIVE;
            case CANCELLED, REJECTED, EXPIRED, NO_SHOW -> ImmutableStatus.VEVENT_CANCELLED;
            case APPROVED, IN_USE, AWAITING_CONFIRMATION, TESTING, REPORTED, COMPLETED, RATED ->
                ImmutableStatus.VEVENT_CONFIRMED;
        };
    }
}
