package cn.pingliang.sharing.schedule;

import cn.pingliang.sharing.shared.PortalTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Year;
import java.util.SortedSet;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Whether somebody entered the State Council's notice for the years that people book for. A year without it falls back to
 * Monday to Friday, which is wrong on every holiday, so it is said aloud: in the log at each start, and to whoever closes
 * instruments.
 */
@Component
class WorkCalendarYears {

    private static final Logger LOG = LoggerFactory.getLogger(WorkCalendarYears.class);

    /** The notice comes in November; by then people book for New Year and the Spring Festival. */
    private static final Duration AHEAD = Duration.ofDays(90);

    private final JdbcClient db;
    private final Clock clock;

    WorkCalendarYears(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** From this year to that of ninety days from now. */
    SortedSet<Year> missing() {
        var now = clock.instant();
        var last = PortalTime.dayOf(now.plus(AHEAD)).getYear();
        var missing = new TreeSet<Year>();
        for (var year = PortalTime.dayOf(now).getYear(); year <= last; year++) {
            missing.add(Year.of(year));
        }
        missing.removeAll(db
                .sql("select distinct cast(extract(year from day) as integer) from work_calendar")
                .query(Integer.class)
                .list()
                .stream()
                .map(Year::of)
                .toList());
        return missing;
    }

    @EventListener(ApplicationReadyEvent.class)
    void warn() {
        missing()
                .forEach(year -> LOG.warn(
                        "No holidays are entered for {} (table work_calendar): Monday to Friday count as worked.",
                        year));
    }
}
