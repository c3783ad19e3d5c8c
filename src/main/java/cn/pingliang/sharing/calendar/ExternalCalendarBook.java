package cn.pingliang.sharing.calendar;

import static cn.pingliang.sharing.calendar.ExternalRows.array;
import static java.util.stream.Collectors.groupingBy;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.booking.BookingId;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.schedule.ClosableInstrument;
import cn.pingliang.sharing.schedule.ClosureBook;
import cn.pingliang.sharing.shared.ForbiddenException;
import cn.pingliang.sharing.shared.PageOf;
import cn.pingliang.sharing.shared.PageRequest;
import cn.pingliang.sharing.shared.TimeSlot;
import cn.pingliang.sharing.shared.outbound.OutboundAddress;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Shows the external calendars of instruments to those who may close these. Every method throws {@link ForbiddenException}
 * where the account manages no instruments by its role.
 */
@Service
@Transactional(readOnly = true)
public class ExternalCalendarBook {

    private static final int SHOWN = 5;

    private static final String NEXT = """
            select * from (select e.*, row_number() over (partition by e.calendar_id order by e.starts_at) as place, 0 as in_all
                from external_calendar c join external_busy e on e.calendar_id = c.id
                where c.instrument_id = any(cast(:own as uuid[])) and e.ends_at > :now
                    and exists (select from occupancy t where t.owner_id = e.id)) ranked
            where place <= :shown order by starts_at""";

    private static final String CONFLICTS = """
            select * from (select e.*, b.id as booking_id, o.name as organisation, t.starts_at as booked_from, t.ends_at as booked_to,
                    row_number() over (partition by e.calendar_id order by e.starts_at, t.starts_at, t.id) as place,
                    count(*) over (partition by e.calendar_id) as in_all
                from external_calendar c join external_busy e on e.calendar_id = c.id
                join occupancy t on t.instrument_id = c.instrument_id and t.kind = 'BOOKING'
                    and tstzrange(t.starts_at, t.ends_at) && tstzrange(e.starts_at, e.ends_at)
                join booking b on b.id = t.owner_id join organisation o on o.id = b.organisation_id
                where c.instrument_id = any(cast(:own as uuid[])) and e.ends_at > :now and t.ends_at > :now) ranked
            where place <= :shown order by starts_at, booked_from""";

    private final JdbcClient db;
    private final ClosureBook managed;
    private final Clock clock;

    ExternalCalendarBook(JdbcClient db, ClosureBook managed, Clock clock) {
        this.db = db;
        this.managed = managed;
        this.clock = clock;
    }

    /** @param without the account's instruments that have no external calendar yet, by name */
    public record Board(PageOf<Calendar> calendars, List<ClosableInstrument> without) {
        public Board {
            without = List.copyOf(without);
        }
    }

    /**
     * @param host where it is; the rest of its address is a secret
     * @param entries how many events it holds within a year, each time counted
     * @param leftOut events that could not be understood
     * @param failing null where the last reading went well, or none was tried
     * @param next the stretches of which something is taken next, at most five
     * @param conflicts bookings that were there first, the soonest at most five
     * @param conflictsInAll how many there are
     */
    public record Calendar(
            UUID id,
            ResourceId instrument,
            String instrumentName,
            String instrumentNameEn,
            String host,
            String addedBy,
            Instant addedAt,
            @Nullable Instant syncedAt,
            Instant nextSyncAt,
            int entries,
            int leftOut,
            @Nullable Failing failing,
            List<Busy> next,
            List<Conflict> conflicts,
            int conflictsInAll) {

        public Calendar {
            next = List.copyOf(next);
            conflicts = List.copyOf(conflicts);
        }

        /** Whether nothing has come of reading it since. Each reading sets when the next one is. */
        public boolean isUnread(Calendar now) {
            return id.equals(now.id()) && nextSyncAt.equals(now.nextSyncAt());
        }
    }

    public record Failing(SyncFailure why, String detail, Instant since) {}

    /** @param summary what it is for there; empty where it does not say */
    public record Busy(TimeSlot slot, String summary) {}

    /**
     * @param busy what the calendar says
     * @param booked what was booked before, with its buffers
     */
    public record Conflict(Busy busy, BookingId booking, TimeSlot booked, String organisation) {}

    private record Found<T>(UUID calendar, T what, int inAll) {}

    /** Five queries. By the instruments' names. */
    public Board find(@Nullable ResourceId only, AccountId by, PageRequest page) {
        var instruments = managed.instruments(by);
        var own = array(instruments.stream()
                .map(ClosableInstrument::id)
                .filter(id -> only == null || id.equals(only))
                .toList());
        var now = Timestamp.from(clock.instant());
        var next = found(NEXT, own, now, ExternalCalendarBook::busy);
        var conflicts = found(CONFLICTS, own, now, ExternalCalendarBook::conflict);
        var total = new long[1];
        var calendars = db.sql("""
                        select c.*, r.name, r.name_en, a.display_name, count(*) over () as total
                        from external_calendar c join resource r on r.id = c.instrument_id join account a on a.id = c.added_by
                        where c.instrument_id = any(cast(:own as uuid[]))
                        order by r.name, c.id limit :size offset :offset""")
                .param("own", own)
                .param("size", page.size())
                .param("offset", page.offset())
                .query((row, number) -> {
                    total[0] = row.getLong("total");
                    var id = row.getObject("id", UUID.class);
                    return calendar(row, next.getOrDefault(id, List.of()), conflicts.getOrDefault(id, List.of()));
                })
                .list();
        return new Board(new PageOf<>(calendars, page.page(), page.size(), total[0]), without(instruments));
    }

    private List<ClosableInstrument> without(List<ClosableInstrument> instruments) {
        var with = db.sql("select instrument_id from external_calendar where instrument_id = any(cast(? as uuid[]))")
                .param(array(instruments.stream().map(ClosableInstrument::id).toList()))
                .query((row, number) -> new ResourceId(row.getObject("instrument_id", UUID.class)))
                .set();
        return instruments.stream().filter(each -> !with.contains(each.id())).toList();
    }

    private interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }

    private <T> Map<UUID, List<Found<T>>> found(String query, String own, Timestamp now, Reading<T> reading) {
        return db
                .sql(query)
                .param("own", own)
                .param("now", now)
                .param("shown", SHOWN)
                .query((row, number) ->
                        new Found<>(row.getObject("calendar_id", UUID.class), reading.of(row), row.getInt("in_all")))
                .list()
                .stream()
                .collect(groupingBy(Found::calendar));
    }

    private static Busy busy(ResultSet row) throws SQLException {
        return new Busy(slot(row, "starts_at", "ends_at"), row.getString("summary"));
    }

    private static Conflict conflict(ResultSet row) throws SQLException {
        return new Conflict(
                busy(row),
                new BookingId(row.getObject("booking_id", UUID.class)),
                slot(row, "booked_from", "booked_to"),
                row.getString("organisation"));
    }

    private static TimeSlot slot(ResultSet row, String from, String to) throws SQLException {
        return new TimeSlot(
                row.getTimestamp(from).toInstant(), row.getTimestamp(to).toInstant());
    }

    private static Calendar calendar(ResultSet row, List<Found<Busy>> next, List<Found<Conflict>> conflicts)
            throws SQLException {
        var synced = row.getTimestamp("synced_at");
        var failure = row.getString("failure");
        return new Calendar(
                row.getObject("id", UUID.class),
                new ResourceId(row.getObject("instrument_id", UUID.class)),
                row.getString("name"),
                row.getString("name_en"),
                new OutboundAddress(URI.create(row.getString("address"))).host(),
                row.getString("display_name"),
                row.getTimestamp("added_at").toInstant(),
                synced == null ? null : synced.toInstant(),
                row.getTimestamp("next_sync_at").toInstant(),
                row.getInt("entries"),
                row.getInt("left_out"),
                failure == null
                        ? null
                        : new Failing(
                                SyncFailure.valueOf(failure),
                                row.getString("failure_detail"),
                                row.getTimestamp("failing_since").toInstant()),
                next.stream().map(Found::what).toList(),
                conflicts.stream().map(Found::what).toList(),
                conflicts.isEmpty() ? 0 : conflicts.getFirst().inAll());
    }
}
