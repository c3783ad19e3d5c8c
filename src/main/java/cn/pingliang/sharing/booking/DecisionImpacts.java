package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.booking.DecisionImpact.Agreement;
import cn.pingliang.sharing.booking.DecisionImpact.Left;
import cn.pingliang.sharing.booking.Quota.Holder;
import cn.pingliang.sharing.booking.TermsBook.Asked;
import cn.pingliang.sharing.catalogue.PriceBasis;
import cn.pingliang.sharing.shared.Money;
import cn.pingliang.sharing.shared.PortalTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Works out the {@link DecisionImpact} of a page of requests: three queries, however many they are. */
@Component
class DecisionImpacts {

    private final JdbcClient db;
    private final TermsBook termsBook;
    private final Commitments commitments;
    private final Clock clock;

    DecisionImpacts(JdbcClient db, TermsBook termsBook, Commitments commitments, Clock clock) {
        this.db = db;
        this.termsBook = termsBook;
        this.commitments = commitments;
        this.clock = clock;
    }

    Map<BookingId, DecisionImpact> of(List<BookingView> requests, AccountId viewer) {
        if (requests.isEmpty()) {
            return Map.of();
        }
        var now = clock.instant();
        var inForce = termsBook.of(
                requests.stream().map(DecisionImpacts::asked).distinct().toList());
        var terms = requests.stream().collect(Collectors.toMap(BookingView::id, each -> terms(each, inForce)));
        var beside = commitments.besideEach(requests, terms, now);
        var views = requests.stream().collect(Collectors.toMap(BookingView::id, each -> each));
        var impacts = new HashMap<BookingId, DecisionImpact>();
        db.sql("""
                        select b.id, b.agreement_at, i.price_basis, i.price, batch.batch_id, batch.decided_by_id,
                            (select count(*) from booking o where o.instrument_id = b.instrument_id and o.id <> b.id
                                and o.status in ('PENDING', 'RETURNED') and not o.holds_slot and o.accompanies_id is null
                                and o.starts_at < s.ends_at and o.ends_at > s.starts_at) as rivals,
                            b.holds_slot or exists (select from bookable_unit u where u.instrument_id = b.instrument_id
                                and not exists (select from occupancy t where t.instrument_id = u.instrument_id
                                    and t.unit = u.unit and t.owner_id <> b.id
                                    and t.starts_at < s.ends_at and t.ends_at > s.starts_at)) as slot_free,
                            person.completed, person.no_shows, coalesce(yearly.hours, 0) as external_hours
                        from booking b join instrument i on i.id = b.instrument_id
                        cross join lateral (select coalesce(b.change_starts_at, b.starts_at) as starts_at,
                            coalesce(b.change_ends_at, b.ends_at) as ends_at) s
                        left join (
                            select p.requester_id, p.institution_id,
                                count(*) filter (where p.status in ('COMPLETED', 'RATED')) as completed,
                                count(*) filter (where p.status = 'NO_SHOW') as no_shows
                            from booking p where p.requester_id = any (cast(:requesters as uuid[]))
                            and p.status in ('COMPLETED', 'RATED', 'NO_SHOW') and p.accompanies_id is null
                            group by p.requester_id, p.institution_id) person
                            on person.requester_id = b.requester_id and person.institution_id = b.institution_id
                        left join (
                            select y.instrument_id, sum(y.confirmed_hours) as hours from booking y
                            where y.instrument_id = any (cast(:instruments as uuid[])) and y.external
                            and y.status in ('COMPLETED', 'RATED') and y.starts_at >= :year
                            group by y.instrument_id) yearly on yearly.instrument_id = b.instrument_id
                        left join lateral (
                            select l.batch_id, d.decided_by_id from decision_batch_line l
                            join decision_batch d on d.id = l.batch_id
                            where l.booking_id = b.id and l.outcome is null) batch on true
                        where b.id = any (cast(:ids as uuid[]))""")
                .param("ids", array(requests.stream().map(each -> each.id().value())))
                .param(
                        "requesters",
                        array(requests.stream().map(each -> each.requester().value())))
                .param(
                        "instruments",
                        array(requests.stream().map(each -> each.instrument().value())))
                .param(
                        "year",
                        Timestamp.from(PortalTime.startOf(PortalTime.dayOf(now).withDayOfYear(1))))
                .query(row -> {
                    var request = view(row, views);
                    var its = terms(request, inForce);
                    impacts.put(request.id(), impact(row, request, its, left(request, its, beside, now), viewer));
                });
        return impacts;
    }

    private static BookingView view(ResultSet row, Map<BookingId, BookingView> views) throws SQLException {
        return Optional.ofNullable(views.get(new BookingId(row.getObject("id", UUID.class))))
                .orElseThrow();
    }

    private static BookingTerms terms(BookingView request, Map<Asked, TermsInForce> inForce) {
        return inForce.getOrDefault(asked(request), new TermsInForce(List.of())).of(request.slot());
    }

    private static Asked asked(BookingView request) {
        return new Asked(request.instrument(), request.organisation());
    }

    private static DecisionImpact impact(
            ResultSet row, BookingView request, BookingTerms terms, List<Left> left, AccountId viewer)
            throws SQLException {
        var before = row.getBigDecimal("external_hours");
        var asks = request.status() == BookingStatus.PENDING;
        var counts = request.external() && asks;
        var batchOf = row.getObject("decided_by_id", UUID.class);
        return new DecisionImpact(
                row.getInt("rivals"),
                row.getBoolean("slot_free"),
                left,
                row.getInt("completed"),
                row.getInt("no_shows"),
                row.getTimestamp("agreement_at") != null
                        ? Agreement.ACCEPTED
                        : terms.agreementNeeded() ? Agreement.MISSING : Agreement.NOT_NEEDED,
                price(row, request),
                counts ? before : null,
                counts ? before.add(request.slot().hours()) : null,
                row.getObject("batch_id", UUID.class),
                viewer.value().equals(batchOf));
    }

    private static @Nullable Money price(ResultSet row, BookingView request) throws SQLException {
        var price = row.getObject("price", Long.class);
        return BookingPrice.estimate(
                        PriceBasis.valueOf(row.getString("price_basis")),
                        price == null ? null : new Money(price),
                        request.slot().hours(),
                        request.samples())
                .orElse(null);
    }

    private static List<Left> left(
            BookingView request, BookingTerms terms, List<Commitments.OfOrganisation> all, Instant now) {
        var its = all.stream()
                .filter(each -> each.organisation().equals(request.organisation())
                        || each.commitment().person().equals(request.requester()))
                .map(Commitments.OfOrganisation::commitment)
                .toList();
        return Stream.of(Holder.values())
                .flatMap(holder -> terms.quotas().stream()
                        .filter(quota -> quota.holder() == holder)
                        .flatMap(quota -> quota.left(its, request.requester(), request.slot(), now).stream()
                                .map(left -> new Left(holder, quota.measure(), quota.span(), left)))
                        .min(Comparator.comparing(Left::left))
                        .stream())
                .toList();
    }

    private static String array(Stream<UUID> ids) {
        return ids.distinct().map(UUID::toString).collect(Collectors.joining(",", "{", "}"));
    }
}
