package cn.pingliang.sharing.schedule;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toUnmodifiableSet;

import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.schedule.OpeningTimes.Hours;
import cn.pingliang.sharing.shared.PortalTime;
import cn.pingliang.sharing.shared.TimeSlot;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what timelines are made of, for any number of instruments in the same three queries. */
@Component
class Timelines {

    private final JdbcClient db;

    Timelines(JdbcClient db) {
        this.db = db;
    }

    /** @return in the order asked for, without what cannot be booked by the hour */
    Map<ResourceId, Timeline> load(Collection<ResourceId> instruments, TimeSlot window, Instant now, Asking asking) {
        if (instruments.isEmpty()) {
            return Map.of();
        }
        var ids = instruments.stream().map(ResourceId::toString).distinct().collect(joining(",", "{", "}"));
        var weeks = weeks(ids);
        var occupied = occupied(ids, window.widened(asking.before(), asking.after()), now, asking);
        var calendar = calendar(window);
        return instruments.stream()
                .distinct()
                .filter(weeks::containsKey)
                .collect(toMap(
                        instrument -> instrument,
                        instrument -> new Timeline(
                                        window,
                                        new OpeningTimes(
                                                        Objects.requireNonNull(weeks.get(instrument))
                                                                .hours(),
                                                        calendar)
                                                .within(window),
                                        occupied.getOrDefault(instrument, List.of()),
                                        Objects.requireNonNull(weeks.get(instrument))
                                                .units(),
                                        now)
                                .withRoom(asking.before(), asking.after()),
                        (one, same) -> one,
                        LinkedHashMap::new));
    }

    /** The opening hours within the window. Two queries. */
    List<TimeSlot> open(ResourceId instrument, TimeSlot window) {
        var week = weeks("{" + instrument + "}").get(instrument);
        return week == null ? List.of() : new OpeningTimes(week.hours(), calendar(window)).within(window);
    }

    /** Only what has units. An instrument's own hours replace its institution's. */
    private Map<ResourceId, Week> weeks(String ids) {
        var weeks = new HashMap<ResourceId, Week>();
        db.sql("""
                        select instrument_id, count(*) as units, null::integer as weekday, null::time as opens_at,
                            null::time as closes_at
                        from bookable_unit where instrument_id = any (cast(:ids as uuid[])) group by instrument_id
                        union all
                        select r.id, null, h.weekday, h.opens_at, h.closes_at
                        from resource r join opening_hours h
                            on h.institution_id = r.institution_id and h.instrument_id = r.id
                        where r.id = any (cast(:ids as uuid[]))
                        union all
                        select r.id, null, h.weekday, h.opens_at, h.closes_at
                        from resource r join opening_hours h
                            on h.institution_id = r.institution_id and h.instrument_id is null
                        where r.id = any (cast(:ids as uuid[])) and not exists (select from opening_hours own
                            where own.institution_id = r.institution_id and own.instrument_id = r.id)
                        order by instrument_id, units nulls last, weekday, opens_at""").param("ids", ids).query(row -> {
            var units = row.getInt("units");
            if (!row.wasNull()) {
                weeks.put(instrument(row), new Week(units, new EnumMap<>(DayOfWeek.class)));
            } else if (weeks.containsKey(instrument(row))) {
                Objects.requireNonNull(weeks.get(instrument(row)))
                        .hours()
                        .computeIfAbsent(DayOfWeek.of(row.getInt("weekday")), day -> new ArrayList<>())
                        .add(new Hours(time(row.getString("opens_at")), time(row.getString("closes_at"))));
            }
        });
        return weeks;
    }

    /** How many units there are, and when they are open. */
    private record Week(int units, Map<DayOfWeek, List<Hours>> hours) {}

    /** PostgreSQL's 24:00:00 is the midnight that ends the day. */
    private static LocalTime time(String text) {
        return text.startsWith("24:") ? LocalTime.MIDNIGHT : LocalTime.parse(text);
    }

    /**
     * The one place that says what counts as taken: everything but holds that have expired and what is kept for the one who
     * asks; served by the index of {@code occupancy_never_overlaps}. There may be tens of thousands of rows, so they are read by position and into their
     * lists at once.
     */
    private Map<ResourceId, List<Occupancy>> occupied(String ids, TimeSlot window, Instant now, Asking asking) {
        var occupied = new HashMap<ResourceId, List<Occupancy>>();
        db.sql("""
                        select instrument_id, unit, starts_at, ends_at, kind from occupancy
                        where instrument_id = any (cast(:ids as uuid[]))
                        and tstzrange(starts_at, ends_at) && tstzrange(:start, :end)
                        and coalesce(expires_at > :now, true)
                        and (cast(:asking as uuid) is null or coalesce(holder_id, offered_to) is distinct from :asking)
                        and owner_id <> all (cast(:moving as uuid[]))""")
                .param("moving", asking.moving().stream().map(UUID::toString).collect(joining(",", "{", "}")))
                .param("ids", ids)
                .param(
                        "asking",
                        asking.account() == null ? null : asking.account().value(),
                        Types.OTHER)
                .param("now", Timestamp.from(now))
                .param("start", Timestamp.from(window.start()))
                .param("end", Timestamp.from(window.end()))
                .query(row -> {
                    occupied.computeIfAbsent(new ResourceId(row.getObject(1, UUID.class)), id -> new ArrayList<>())
                            .add(new Occupancy(
                                    row.getInt(2),
                                    new TimeSlot(
                                            row.getTimestamp(3).toInstant(),
                                            row.getTimestamp(4).toInstant()),
                                    OccupancyKind.valueOf(row.getString(5))));
                });
        return occupied;
    }

    boolean touchesDayOff(TimeSlot slot) {
        return !daysOff(slot).isEmpty();
    }

    /** The days, from the slot's first to its last, that are not worked. */
    Set<LocalDate> daysOff(TimeSlot slot) {
        var calendar = calendar(slot);
        var last = PortalTime.dayOf(slot.end().minusNanos(1));
        return PortalTime.dayOf(slot.start())
                .datesUntil(last.plusDays(1))
                .filter(day -> !calendar.isWorkday(day))
                .collect(toUnmodifiableSet());
    }

    private WorkCalendar calendar(TimeSlot window) {
        return new WorkCalendar(db
                .sql("select day, kind = 'WORKDAY' as worked from work_calendar where day between :first and :last")
                .param("first", PortalTime.dayOf(window.start()))
                .param("last", PortalTime.dayOf(window.end()))
                .query((row, number) -> Map.entry(row.getObject("day", LocalDate.class), row.getBoolean("worked")))
                .list()
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    private static ResourceId instrument(ResultSet row) throws SQLException {
        return new ResourceId(row.getObject("instrument_id", UUID.class));
    }
}
