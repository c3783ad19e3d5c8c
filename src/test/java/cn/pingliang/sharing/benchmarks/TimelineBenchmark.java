package cn.pingliang.sharing.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pingliang.sharing.catalogue.CatalogueQuery;
import cn.pingliang.sharing.catalogue.CatalogueSearch;
import cn.pingliang.sharing.catalogue.ResourceCard;
import cn.pingliang.sharing.schedule.Availability;
import cn.pingliang.sharing.shared.PortalTime;
import cn.pingliang.sharing.shared.TimeSlot;
import cn.pingliang.sharing.testing.Api;
import cn.pingliang.sharing.testing.ManyInstruments;
import cn.pingliang.sharing.testing.PortalTest;
import cn.pingliang.sharing.testing.Statements;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Five hundred instruments with a million bookings, five a day on each for 400 days around today: the busiest that the
 * portal is made for. It makes them, measures, and takes them away again.
 */
@PortalTest
@Tag("benchmark")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TimelineBenchmark {

    private static final Logger LOG = LoggerFactory.getLogger(TimelineBenchmark.class);
    private static final int INSTRUMENTS = 500;
    private static final int BOOKINGS = 1_000_000;
    private static final int CLIENTS = 8;
    private static final int TIMES = 40;
    private static final int SLOWEST_P95 = 300;

    @Autowired
    private CatalogueSearch search;

    @Autowired
    private Availability availability;

    @Autowired
    private ManyInstruments many;

    @Autowired
    private Clock clock;

    @BeforeAll
    void aMillionBookings() {
        many.create(INSTRUMENTS);
        assertThat(many.book(-200, 400)).isEqualTo(BOOKINGS);
    }

    @AfterAll
    void gone() {
        many.remove();
    }

    @Test
    void the_week_of_five_hundred_instruments() throws Exception {
        var statements = Statements.of(() -> assertThat(weekOfAll(0)).isGreaterThan(INSTRUMENTS * 7 * 5));
        assertThat(statements).as(String.join("\n", statements)).hasSizeLessThanOrEqualTo(5);
        LOG.info("The week of {} instruments, {} bookings: {} statements", INSTRUMENTS, BOOKINGS, statements.size());
        measure("week of all instruments, to the last slot", this::weekOfAll);
    }

    @Test
    void the_soonest_free_hour_among_five_hundred_instruments() throws Exception {
        measure("soonest free hour in a week, by the API", turn -> {
            var week = week(turn);
            var answer = Api.visitor()
                    .get(
                            "/availability",
                            "class",
                            ManyInstruments.CLASS,
                            "from",
                            PortalTime.local(week.start()),
                            "to",
                            PortalTime.local(week.end()),
                            "minutes",
                            60)
                    .is(200);
            assertThat(answer.at("/total").asInt()).isEqualTo(INSTRUMENTS);
        });
    }

    private void measure(String name, java.util.function.IntConsumer work) throws Exception {
        Clocked.warmUp(CLIENTS, TIMES / 2, work);
        LOG.info("{}", Clocked.run(name, 1, TIMES, work));
        var measured = Clocked.run(name, CLIENTS, TIMES, work);
        LOG.info("{}", measured);
        assertThat(measured.millis(95)).as(measured.toString()).isLessThanOrEqualTo(SLOWEST_P95);
    }

    /** Everything the timeline does at the server for all of them: what there is, when it is what. */
    private int weekOfAll(int turn) {
        var instruments = search.instruments(new CatalogueQuery("", null, null, ManyInstruments.CLASS));
        var timetable = availability.timetable(instruments, week(turn));
        return instruments.stream()
                .map(ResourceCard::id)
                .mapToInt(id -> timetable.slots(id).size())
                .sum();
    }

    /** Weeks ahead, another one each turn. */
    private TimeSlot week(int turn) {
        var first = PortalTime.dayOf(clock.instant()).plusDays(1 + turn % 20 * 7L);
        return TimeSlot.starting(PortalTime.startOf(first), Duration.ofDays(7));
    }
}
