package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.booking.Quota.Holder;
import cn.pingliang.sharing.booking.Quota.Span;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.organisation.OrganisationId;
import cn.pingliang.sharing.shared.PortalTime;
import cn.pingliang.sharing.shared.TimeSlot;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The other bookings that a request is judged beside: the person's, and the organisation's where a quota counts them. */
@Component
class Commitments {

    private final JdbcClient db;

    Commitments(JdbcClient db) {
        this.db = db;
    }

    /** As {@link #reserve(BookingTerms, AccountId, OrganisationId)}, whatever the terms will be. Before any slot is taken. */
    void reserve(AccountId person, OrganisationId organisation) {
        lock("account", person.value());
        lock("organisation", organisation.value());
    }

    private void lock(String table, UUID id) {
        db.sql("select id from " + table + " where id = ? for no key update")
                .param(id)
                .query()
                .listOfRows();
    }

    /**
     * Lets one request at a time of this person, and of this organisation where it has a quota, be judged: two at once could
     * each fit and break the quota together. Until the transaction ends.
     */
    void reserve(BookingTerms terms, AccountId person, OrganisationId organisation) {
        if (terms.lookAtOtherBookings()) {
            lock("account", person.value());
        }
        if (countsOrganisation(terms)) {
            lock("organisation", organisation.value());
        }
    }

    /**
     * Those that count beside the slot. No query where the terms look at none.
     *
     * @param except a booking that is about to move, and does not stand in its own way
     */
    List<Commitment> beside(
            TimeSlot slot,
            BookingTerms terms,
            AccountId person,
            OrganisationId organisation,
            Instant now,
            @Nullable BookingId except) {
        return beside(Map.of(slot, terms), person, organisation, now, except);
    }

    /** Those that count beside any of the slots, each by its own terms, in one query; no rule minds what counts for others. */
    List<Commitment> beside(
            Map<TimeSlot, BookingTerms> slots,
            AccountId person,
            OrganisationId organisation,
            Instant now,
            @Nullable BookingId except) {
        var window = slots.entrySet().stream()
                .filter(each -> each.getValue().lookAtOtherBookings())
                .map(each -> window(each.getKey(), each.getValue(), now))
                .reduce(Commitments::both);
        return window.isEmpty()
                ? List.of()
                : within(
                        window.get(),
                        slots.values().stream().anyMatch(Commitments::countsOrganisation),
                        person,
                        organisation,
                        except);
    }

    private static TimeSlot both(TimeSlot left, TimeSlot right) {
        return new TimeSlot(
                left.start().isBefore(right.start()) ? left.start() : right.start(),
                left.end().isAfter(right.end()) ? left.end() : right.end());
    }

    private List<Commitment> within(
            TimeSlot window,
            boolean ofOrganisation,
            AccountId person,
            OrganisationId organisation,
            @Nullable BookingId except) {
        return db.sql("""
                        select b.instrument_id, b.institution_id, i.class_code, b.requester_id, b.starts_at, b.ends_at
                        from booking b join instrument i on i.id = b.instrument_id
                        where (b.requester_id = :person or (:counts_organisation and b.organisation_id = :organisation))
                        and b.status not in ('REJECTED', 'CANCELLED', 'EXPIRED')
                        and b.accompanies_id is null
                        and b.ends_at > :from and b.starts_at < :to and b.id <> :except""")
                .param("person", person.value())
                .param("counts_organisation", ofOrganisation)
                .param("organisation", organisation.value())
                .param("from", Timestamp.from(window.start()))
                .param("to", Timestamp.from(window.end()))
                .param("except", except == null ? new UUID(0, 0) : except.value())
                .query((row, number) -> commitment(row))
                .list();
    }

    /**
     * Those that count beside any of the requests, and the requests themselves, each with the organisation it is for. One query,
     * and none where no quota counts anything.
     */
    List<OfOrganisation> besideEach(List<BookingView> requests, Map<BookingId, BookingTerms> terms, Instant now) {
        var counted = requests.stream()
                .filter(each -> !of(each, terms).quotas().isEmpty())
                .toList();
        var window = counted.stream()
                .map(each -> window(each.slot(), of(each, terms), now))
                .reduce(Commitments::both);
        if (window.isEmpty()) {
            return List.of();
        }
        return db.sql("""
                        select b.instrument_id, b.institution_id, i.class_code, b.requester_id, b.organisation_id,
                            b.starts_at, b.ends_at
                        from booking b join instrument i on i.id = b.instrument_id
                        where (b.requester_id in (:people) or b.organisation_id in (:organisations))
                        and b.status not in ('REJECTED', 'CANCELLED', 'EXPIRED')
                        and b.accompanies_id is null and b.ends_at > :from and b.starts_at < :to""")
                .param(
                        "people",
                        counted.stream()
                                .map(each -> each.requester().value())
                                .distinct()
                                .toList())
                .param(
                        "organisations",
                        Stream.concat(
                                        Stream.of(new UUID(0, 0)),
                                        counted.stream()
                                                .filter(each -> countsOrganisation(of(each, terms)))
                                                .map(each -> each.organisation().value()))
                                .distinct()
                                .toList())
                .param("from", Timestamp.from(window.get().start()))
                .param("to", Timestamp.from(window.get().end()))
                .query((row, number) -> new OfOrganisation(
                        commitment(row), new OrganisationId(row.getObject("organisation_id", UUID.class))))
                .list();
    }

    private static BookingTerms of(BookingView request, Map<BookingId, BookingTerms> terms) {
        return Objects.requireNonNull(terms.get(request.id()));
    }

    private static Commitment commitment(ResultSet row) throws SQLException {
        return new Commitment(
                new ResourceId(row.getObject("instrument_id", UUID.class)),
                new OrganisationId(row.getObject("institution_id", UUID.class)),
                row.getString("class_code"),
                new AccountId(row.getObject("requester_id", UUID.class)),
                new TimeSlot(
                        row.getTimestamp("starts_at").toInstant(),
                        row.getTimestamp("ends_at").toInstant()));
    }

    /** @param organisation the one it is for */
    record OfOrganisation(Commitment commitment, OrganisationId organisation) {}

    static boolean countsOrganisation(BookingTerms terms) {
        return terms.quotas().stream().anyMatch(quota -> quota.holder() == Holder.ORGANISATION);
    }

    /** From the first day of the slot's month or week to the last; everything ahead where a quota counts that. */
    static TimeSlot window(TimeSlot slot, BookingTerms terms, Instant now) {
        var day = PortalTime.dayOf(slot.start());
        var from = Stream.of(
                        PortalTime.startOf(day.withDayOfMonth(1)),
                        PortalTime.startOf(day.minusDays(6)),
                        slot.start().minus(terms.gap()))
                .min(Instant::compareTo)
                .orElseThrow();
        var to = Stream.of(
                        PortalTime.startOf(day.withDayOfMonth(1).plusMonths(1)),
                        PortalTime.startOf(day.plusDays(7)),
                        slot.end().plus(terms.gap()))
                .max(Instant::compareTo)
                .orElseThrow();
        return terms.quotas().stream().anyMatch(quota -> quota.span() == Span.FUTURE)
                ? new TimeSlot(now.isBefore(from) ? now : from, Instant.parse("9999-01-01T00:00:00Z"))
                : new TimeSlot(from, to);
    }
}
