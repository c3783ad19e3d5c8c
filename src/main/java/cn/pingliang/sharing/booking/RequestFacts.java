package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.booking.TermsBook.Asked;
import cn.pingliang.sharing.catalogue.PriceBasis;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.organisation.OrganisationId;
import cn.pingliang.sharing.shared.Money;
import cn.pingliang.sharing.shared.PortalTime;
import cn.pingliang.sharing.shared.TimeSlot;
import cn.pingliang.sharing.training.Trained;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the database knows of a page of requests and of those who made them, that {@link DecisionImpacts} works with. */
@Component
class RequestFacts {

    /** Of how many uses it is looked at how they went, the latest. */
    static final int USES = 20;

    private final JdbcClient db;

    RequestFacts(JdbcClient db) {
        this.db = db;
    }

    /** What one query finds out about one request. */
    record Known(
            int rivals,
            boolean slotFree,
            int completed,
            int noShows,
            List<Use> uses,
            Trained trained,
            boolean agreed,
            PriceBasis basis,
            @Nullable Money price,
            BigDecimal external,
            @Nullable UUID batch,
            @Nullable UUID batchOf) {

        Known {
            uses = List.copyOf(uses);
        }
    }

    /** A use that is over, with when somebody came and left. */
    record Use(Asked asked, TimeSlot slot, Instant in, Instant out) {

        /** As the query writes it: two ids, and four moments in milliseconds. */
        private static Use of(String text) {
            var parts = text.split(":", -1);
            return new Use(
                    new Asked(new ResourceId(UUID.fromString(parts[0])), new OrganisationId(UUID.fromString(parts[1]))),
                    new TimeSlot(moment(parts[2]), moment(parts[3])),
                    moment(parts[4]),
                    moment(parts[5]));
        }

        private static Instant moment(String milliseconds) {
            return Instant.ofEpochMilli(Long.parseLong(milliseconds));
        }
    }

    /** One query. */
    Map<BookingId, Known> of(List<BookingView> requests, Instant now) {
        var found = new HashMap<BookingId, Known>();
        db.sql("""
                        select b.id, b.agreement_at, i.price_basis, i.price, batch.batch_id, batch.decided_by_id,
                            (select count(*) from booking o where o.instrument_id = b.instrument_id and o.id <> b.id
                                and o.status in ('PENDING', 'RETURNED') and not o.holds_slot and o.accompanies_id is null
                                and o.starts_at < s.ends_at and o.ends_at > s.starts_at) as rivals,
                            b.holds_slot or exists (select from bookable_unit u where u.instrument_id = b.instrument_id
                                and not exists (select from occupancy t where t.instrument_id = u.instrument_id
                                    and t.unit = u.unit and t.owner_id <> b.id
                                    and t.starts_at < s.ends_at and t.ends_at > s.starts_at)) as slot_free,
                            array(select concat_ws(':', t.from_day, t.until_day) from training_spell t
                                where t.account_id = b.requester_id and t.instrument_id = b.instrument_id) as trained,
                            person.completed, person.no_shows, person.uses, coalesce(yearly.hours, 0) as external_hours
                        from booking b join instrument i on i.id = b.instrument_id
                        cross join lateral (select coalesce(b.change_starts_at, b.starts_at) as starts_at,
                            coalesce(b.change_ends_at, b.ends_at) as ends_at) s
                        left join (
                            select p.requester_id, p.institution_id,
                                count(*) filter (where p.status in ('COMPLETED', 'RATED')) as completed,
                                count(*) filter (where p.status = 'NO_SHOW') as no_shows,
                                array_agg(concat_ws(':', p.instrument_id, p.organisation_id, cast(extract(epoch from p.starts_at) * 1000 as bigint),
                                    cast(extract(epoch from p.ends_at) * 1000 as bigint), cast(extract(epoch from p.checked_in_at) * 1000 as bigint),
                                    cast(extract(epoch from p.checked_out_at) * 1000 as bigint))) filter (where p.timed and p.back <= :uses) as uses
                            from (
                                select u.*, used.timed, row_number() over (partition by u.requester_id, u.institution_id, used.timed
                                    order by u.starts_at desc) as back
                                from booking u cross join lateral (select u.status <> 'NO_SHOW' and u.service_mode <> 'ENTRUSTED'
                                    and u.checked_in_at is not null and u.checked_out_at is not null as timed) used
                                where u.requester_id = any (cast(:requesters as uuid[]))
                                and u.status in ('COMPLETED', 'RATED', 'NO_SHOW') and u.accompanies_id is null) p
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
                .param("uses", USES)
                .query(row -> {
                    found.put(new BookingId(row.getObject("id", UUID.class)), read(row));
                });
        return found;
    }

    private static Known read(ResultSet row) throws SQLException {
        var uses = row.getArray("uses");
        var price = row.getObject("price", Long.class);
        return new Known(
                row.getInt("rivals"),
                row.getBoolean("slot_free"),
                row.getInt("completed"),
                row.getInt("no_shows"),
                uses == null
                        ? List.of()
                        : Stream.of((String[]) uses.getArray()).map(Use::of).toList(),
                Trained.of((String[]) row.getArray("trained").getArray()),
                row.getTimestamp("agreement_at") != null,
                PriceBasis.valueOf(row.getString("price_basis")),
                price == null ? null : new Money(price),
                row.getBigDecimal("external_hours"),
                row.getObject("batch_id", UUID.class),
                row.getObject("decided_by_id", UUID.class));
    }

    private static String array(Stream<UUID> ids) {
        return ids.distinct().map(UUID::toString).collect(Collectors.joining(",", "{", "}"));
    }
}
