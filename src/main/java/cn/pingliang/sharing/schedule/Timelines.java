package cn.pingliang.sharing.schedule;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toUnmodifiableSet;

import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.schedule.OpeningTimes.Hours;
import cn.pingliang.sharing.shared.OncePerTransaction;
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
import java.time.Month;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what timelines are made of, for any number of instruments in the same three queries. */
@Component
class Timelines {

    /** What has units, and when it is open. An instrument's own hours replace its institution's. */
    private static final String WEEKS = """
            select u.instrument_id, u.units, h.weekday, h.opens_at, h.closes_at
            from (select instrument_id, count(*) as units from bookable_unit where instrument_id %1$s group by instrument_id) u
            join resource r on r.id = u.instrument_id
            left join lateral (
                select own.weekday, own.opens_at, own.closes_at from opening_hours own
                where own.institution_id = r.institution_id and own.instrument_id = r.id
                union all
                select house.weekday, house.opens_at, house.closes_at from opening_hours house
                where house.institution_id = r.institution_id and house.instrument_id is null
                and not exists (select from opening_hours own
                    where own.institution_id = r.institution_id and own.instrument_id = r.id)
            ) h on true
            order by u.instrument_id, h.weekday, h.opens_at""";

    /** Of a single instrument, which PostgreSQL need not plan anew each time, as it does where it sees how long a list is. */
    private static final String WEEK_OF_ONE = WEEKS.formatted("= :ids");

    /** A list read once: {@code = any (cast(…))} in a filter has PostgreSQL parse the whole list again for every row. */
    private static final String AMONG_THEM = "in (select unnest(cast(:ids as uuid[])))";

    private static final String WEEKS_OF_MANY = WEEKS.formatted(AMONG_THEM);

    private final JdbcClient db;
    private final OncePerTransaction<Years, WorkCalendar> calendars = new OncePerTransaction<>();

    Timelines(JdbcClient db) {
        this.db = db;
    }

    /** @return in the order asked for, without what cannot be booked by the hour */
    Map<ResourceId, Timeline> load(Collection<ResourceId> instruments, TimeSlot window, Instant now, Asking asking) {
        if (instruments.isEmpty()) {
            return Map.of();
        }
        var weeks = weeks(instruments);
        var occupied = occupied(array(instruments), window.widened(asking.before(), asking.after()), now, asking);
        var calendar = calendar(window);
        // Most instruments have the hours of their institution: those are read with the calendar once.
        var open = new HashMap<Map<DayOfWeek, List<Hours>>, List<TimeSlot>>();
        var timelines = new LinkedHashMap<ResourceId, Timeline>();
        for (var instrument : instruments) {
            var week = weeks.get(instrument);
            if (week != null && !timelines.containsKey(instrument)) {
                var hours =
                        open.computeIfAbsent(week.hours(), asked -> new OpeningTimes(asked, calendar).within(window));
                var taken = occupied.getOrDefault(instrument, List.of());
                timelines.put(
                        instrument,
                        new Timeline(window, hours, taken, week.units(), now)
                                .withRoom(asking.before(), asking.after()));
            }
        }
        return timelines;
    }

    /** The opening hours within the window. Two queries. */
    List<TimeSlot> open(ResourceId instrument, TimeSlot window) {
        var week = weeks(List.of(instrument)).get(instrument);
        return week == null ? List.of() : new OpeningTimes(week.hours(), calendar(window)).within(window);
    }

    private Map<ResourceId, Week> weeks(Collection<ResourceId> instruments) {
        var weeks = new HashMap<ResourceId, Week>();
        var one = instruments.size() == 1;
        db.sql(one ? WEEK_OF_ONE : WEEKS_OF_MANY)
                .param("ids", one ? instruments.iterator().next().value() : array(instruments))
                .query(row -> {
                    var units = row.getInt("units");
                    var week = weeks.computeIfAbsent(
                            instrument(row), id -> new Week(units, new EnumMap<>(DayOfWeek.class)));
                    var opens = row.getObject("opens_at", LocalTime.class);
                    if (opens != null) {
                        week.hours()
                                .computeIfAbsent(DayOfWeek.of(row.getInt("weekday")), day -> new ArrayList<>())
                                .add(new Hours(opens, closing(row.getObject("closes_at", LocalTime.class))));
                    }
                });
        return weeks;
    }

    private static String array(Collection<ResourceId> instruments) {
        return instruments.stream().map(ResourceId::toString).distinct().collect(joining(",", "{", "}"));
    }

    /** How many units there are, and when they are open. */
    private record Week(int units, Map<DayOfWeek, List<Hours>> hours) {}

    /** PostgreSQL's 24:00:00, the midnight that ends the day, arrives as the day's last nanosecond. */
    private static LocalTime closing(LocalTime time) {
        return time.equals(LocalTime.MAX) ? LocalTime.MIDNIGHT : time;
    }

    /**
     * The one place that says what counts as taken: everything but holds that have expired and what is kept for the one who
     * asks; served by the index of {@code occupancy_never_overlaps}. There may be tens of thousands of rows, so they are read
     * by position and into their lists at once.
     */
    private Map<ResourceId, List<Occupancy>> occupied(String ids, TimeSlot window, Instant now, Asking asking) {
        var occupied = new HashMap<ResourceId, List<Occupancy>>();
        db.sql("""
                        select instrument_id, unit, starts_at, ends_at, kind from occupancy
                        where instrument_id\s""" + AMONG_THEM + """

                        and tstzrange(starts_at, ends_at) && tstzrange(:start, :end)
                        and coalesce(expires_at > :now, true)
                        and (cast(:asking as uuid) is null or coalesce(holder_id, offered_to) is distinct from :asking)
                        """ + (asking.moving().isEmpty() ? "" : "and owner_id not in (:moving)"))
                .param("moving", asking.moving())
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
                                            row.getObject(3, OffsetDateTime.class)
                                                    .toInstant(),
                                            row.getObject(4, OffsetDateTime.class)
                                                    .toInstant()),
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

    /** For all the years that the window touches: a list of some thirty days each. One query. */
    WorkCalendar calendar(TimeSlot window) {
        return calendars.get(Years.of(window), this::calendar);
    }

    private WorkCalendar calendar(Years years) {
        return new WorkCalendar(db
                .sql("select day, kind = 'WORKDAY' as worked from work_calendar where day between :first and :last")
                .param("first", LocalDate.of(years.first(), Month.JANUARY, 1))
                .param("last", LocalDate.of(years.last(), Month.DECEMBER, 31))
                .query((row, number) -> Map.entry(row.getObject("day", LocalDate.class), row.getBoolean("worked")))
                .list()
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    private record Years(int first, int last) {
        static Years of(TimeSlot window) {
            return new Years(
                    PortalTime.dayOf(window.start()).getYear(),
                    PortalTime.dayOf(window.end()).getYear());
        }
    }

    private static ResourceId instrument(ResultSet row) throws SQLException {
        return new ResourceId(row.getObject("instrument_id", UUID.class));
    }
}
