package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.booking.TermsBook.Asked;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.organisation.OrganisationId;
import cn.pingliang.sharing.schedule.Occupancies;
import cn.pingliang.sharing.shared.TimeSlot;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Approved bookings to which nobody came in time, by the terms that held on the day of the slot: what is left of their time can be
 * had by others. Where the terms do not mind, a booking is looked at once, so that only those that somebody has still to come to
 * are read (src/docs/decisions/0029-no-shows.md). To samples nobody has to come.
 */
@Component
class NoShows {

    /** More than begin within the longest time that terms let people be late. */
    private static final int AT_ONCE = 5000;

    private final JdbcClient db;
    private final TermsBook termsBook;
    private final StepTaker taker;
    private final Bookings bookings;
    private final Occupancies occupancies;
    private final WaitingOffers offers;
    private final EachByItself byThemselves;
    private final Clock clock;

    NoShows(
            JdbcClient db,
            TermsBook termsBook,
            StepTaker taker,
            Bookings bookings,
            Occupancies occupancies,
            WaitingOffers offers,
            EachByItself byThemselves,
            Clock clock) {
        this.db = db;
        this.termsBook = termsBook;
        this.taker = taker;
        this.bookings = bookings;
        this.occupancies = occupancies;
        this.offers = offers;
        this.byThemselves = byThemselves;
        this.clock = clock;
    }

    /** Each in a transaction of its own: one that fails does not keep the others, and is tried again the next time. */
    void mark() {
        var awaited = awaited();
        if (awaited.isEmpty()) {
            return;
        }
        var terms = termsBook.of(awaited.stream().map(Awaited::asked).distinct().toList());
        var unminded = new ArrayList<UUID>();
        var late = new LinkedHashMap<BookingId, Runnable>();
        for (var each : awaited) {
            var grace = each.grace(terms);
            if (grace.isZero()) {
                unminded.add(each.id().value());
            } else if (each.isLate(clock.instant(), grace)) {
                late.put(each.id(), () -> mark(each, grace));
            }
        }
        awaitNoLonger(unminded);
        byThemselves.take(
                "marking a no-show",
                late.keySet(),
                id -> Objects.requireNonNull(late.get(id)).run());
    }

    /** Somebody may have come in the last moment, the time have been changed, or another node have been quicker. */
    private void mark(Awaited late, Duration grace) {
        taker.enter(Set.of(late.id()));
        var booking = bookings.findToChange(late.id()).orElseThrow();
        if (!booking.allows(BookingAction.MARK_NO_SHOW) || !booking.slot().equals(late.slot())) {
            return;
        }
        var now = clock.instant();
        var all = new ArrayList<>(List.of(booking));
        all.addAll(bookings.companionsToChange(late.id().value()));
        all.forEach(each -> {
            each.markNoShow(now, grace);
            occupancies.releaseAfter(each.id().value(), now);
            bookings.saveAndFlush(each);
        });
        if (now.isBefore(booking.slot().end())) {
            var rest = new TimeSlot(now, booking.slot().end());
            all.forEach(each -> offers.offer(each.instrument(), rest));
        }
    }

    /** Those that have begun. Whoever asked in time for another time, and was not answered, is not to blame. */
    private List<Awaited> awaited() {
        return db.sql("""
                        select id, instrument_id, organisation_id, starts_at, ends_at from booking
                        where awaited and status = 'APPROVED' and accompanies_id is null
                        and change_starts_at is null and starts_at <= ? order by starts_at, id limit ?""")
                .params(Timestamp.from(clock.instant()), AT_ONCE)
                .query((row, number) -> Awaited.of(row))
                .list();
    }

    /** Past the aggregate: nothing of the request changes, and nobody who has its page open need look again. */
    private void awaitNoLonger(List<UUID> ids) {
        if (!ids.isEmpty()) {
            db.sql("""
                            update booking set awaited = false where id in (select id from booking
                                where id in (:ids) and starts_at <= :now order by id for update skip locked)""")
                    .param("ids", ids)
                    .param("now", Timestamp.from(clock.instant()))
                    .update();
        }
    }

    private record Awaited(BookingId id, ResourceId instrument, OrganisationId organisation, TimeSlot slot) {

        static Awaited of(ResultSet row) throws SQLException {
            return new Awaited(
                    new BookingId(row.getObject("id", UUID.class)),
                    new ResourceId(row.getObject("instrument_id", UUID.class)),
                    new OrganisationId(row.getObject("organisation_id", UUID.class)),
                    new TimeSlot(
                            row.getTimestamp("starts_at").toInstant(),
                            row.getTimestamp("ends_at").toInstant()));
        }

        Asked asked() {
            return new Asked(instrument, organisation);
        }

        Duration grace(Map<Asked, TermsInForce> terms) {
            var inForce = terms.get(asked());
            return inForce == null ? Duration.ZERO : inForce.of(slot).noShow();
        }

        boolean isLate(Instant now, Duration grace) {
            return now.isAfter(slot.start().plus(grace));
        }
    }
}
