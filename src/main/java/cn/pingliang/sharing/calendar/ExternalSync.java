package cn.pingliang.sharing.calendar;

import cn.pingliang.sharing.calendar.ExternalFetch.Answer;
import cn.pingliang.sharing.calendar.ExternalRows.Source;
import cn.pingliang.sharing.shared.PortalProperties;
import cn.pingliang.sharing.shared.PortalTime;
import cn.pingliang.sharing.shared.TimeSlot;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Reads the external calendars that are due, several at once, so that one that does not answer keeps none of the others waiting.
 * Nothing of the database is held while somebody else's server is asked.
 */
@Component
class ExternalSync {

    static final int DAYS = 365;

    private static final Logger LOG = LoggerFactory.getLogger(ExternalSync.class);
    private static final int AT_ONCE = 16;

    private final ExternalRows rows;
    private final ExternalFetch fetch;
    private final ExternalTaking taking;
    private final String ownHost;
    private final Clock clock;

    ExternalSync(ExternalRows rows, ExternalFetch fetch, ExternalTaking taking, PortalProperties portal, Clock clock) {
        this.rows = rows;
        this.fetch = fetch;
        this.taking = taking;
        this.ownHost = URI.create(portal.baseUrl()).getHost();
        this.clock = clock;
    }

    void run() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            rows.due(clock.instant(), AT_ONCE).forEach(due -> threads.execute(() -> sync(due)));
        }
    }

    private void sync(Source calendar) {
        try {
            var today = PortalTime.dayOf(clock.instant());
            var known = today.equals(calendar.readOn());
            switch (fetch.fetch(
                    calendar.address(), known ? calendar.etag() : null, known ? calendar.lastModified() : null)) {
                case Answer.Fetched fetched -> take(calendar, fetched, today);
                case Answer.Unchanged unchanged -> taking.takeWhatBecameFree(calendar);
                case Answer.Failed(var why, var detail) -> taking.fail(calendar, new BusyReading.Failed(why, detail));
                case Answer.Moved moved -> throw new IllegalStateException("moved, and not followed");
            }
        } catch (RuntimeException e) {
            LOG.warn("The external calendar {} could not be taken over; it is tried again.", calendar.id(), e);
            taking.fail(calendar, new BusyReading.Failed(SyncFailure.NOT_TAKEN_OVER, ""));
        }
    }

    private void take(Source calendar, Answer.Fetched fetched, LocalDate today) {
        var year = new TimeSlot(PortalTime.startOf(today), PortalTime.startOf(today.plusDays(DAYS)));
        switch (BusyReading.of(fetched.text(), year, ownHost)) {
            case BusyReading.Read read ->
                taking.replace(calendar.answering(fetched.etag(), fetched.lastModified()), read);
            case BusyReading.Failed failed -> taking.fail(calendar, failed);
        }
    }
}
