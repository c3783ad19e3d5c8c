package cn.pingliang.sharing.shell;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pingliang.sharing.testing.Demo;
import cn.pingliang.sharing.testing.PortalTest;
import cn.pingliang.sharing.testing.Screens;
import cn.pingliang.sharing.testing.Slot;
import cn.pingliang.sharing.testing.Statements;
import com.vaadin.flow.router.Route;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class StatementsOfScreensTests {

    private static final int MOST = 10;

    /** Two of the frame; who looks, the page with all counts, what each request would mean, and the terms. */
    private static final int MOST_OF_QUEUE = 6;

    /** The companions themselves, their terms, and when they are open: four queries, however many there are. */
    private static final int MOST_WITH_COMPANIONS = MOST + 4;

    @Autowired
    private Screens screens;

    static Stream<List<String>> screens() {
        var lcMs = "instruments/" + Demo.id(301);
        var week = lcMs + "/book";
        return Stream.of(
                List.of("", ""),
                List.of(Demo.ENTREPRENEUR, ""),
                List.of(Demo.ENTREPRENEUR, "?q=质谱"),
                List.of(Demo.ENTREPRENEUR, "?q=质谱&kind=FINDING&institution=" + Demo.VOCATIONAL_COLLEGE_ID),
                List.of("", lcMs),
                List.of(Demo.ENTREPRENEUR, lcMs),
                List.of("", "timeline"),
                List.of(Demo.ENTREPRENEUR, "timeline?q=质谱&scale=month"),
                List.of(Demo.ENTREPRENEUR, week),
                List.of(Demo.ENTREPRENEUR, week + "?" + chosen()),
                List.of(Demo.ENTREPRENEUR, "bookings"),
                List.of(Demo.ENTREPRENEUR, "bookings/" + Demo.id(5001)),
                List.of(Demo.MEDICAL_COLLEGE, "bookings/" + Demo.id(5001)),
                List.of(Demo.ENTREPRENEUR, "notices"),
                List.of(Demo.MEDICAL_COLLEGE, "notices?unread"),
                List.of(Demo.MEDICAL_COLLEGE, "notices/settings"),
                List.of(Demo.ENTREPRENEUR, "calendars"),
                List.of(Demo.MEDICAL_COLLEGE, "calendars?of=" + Demo.id(301)),
                List.of(Demo.OPERATOR, "admin/mail"),
                List.of(Demo.OPERATOR, "admin/jobs"),
                List.of(Demo.MEDICAL_COLLEGE, "approvals"),
                List.of(Demo.INSTRUMENT_MANAGER, "approvals"),
                List.of(Demo.MEDICAL_COLLEGE, "manage/rules"),
                List.of(Demo.INSTRUMENT_MANAGER, "manage/rules?instrument=" + Demo.id(301) + "&for=enterprise"),
                List.of(Demo.MEDICAL_COLLEGE, "manage/routing"),
                List.of(Demo.INSTRUMENT_MANAGER, "manage/routing"),
                List.of(Demo.MEDICAL_COLLEGE, "manage/closures"),
                List.of(Demo.MEDICAL_COLLEGE, "manage/closures?over"),
                List.of(Demo.MEDICAL_COLLEGE, "manage/external-calendars"),
                List.of(Demo.MEDICAL_COLLEGE, "manage/webhooks"),
                List.of(Demo.ENTREPRENEUR, "trainings"),
                List.of(Demo.ENTREPRENEUR, "trainings?instrument=" + Demo.id(301)),
                List.of(Demo.MEDICAL_COLLEGE, "manage/training"),
                List.of(Demo.INSTRUMENT_MANAGER, "manage/training?part=over&person=绿源"),
                List.of(Demo.INSTRUMENT_MANAGER, "manage/closures/new"),
                List.of(Demo.OPERATOR, "admin/audit"),
                List.of(Demo.OPERATOR, "admin/audit?person=chuangye&kind=BOOKING&action=REQUEST&from=2026-01-01"),
                List.of(Demo.SCIENCE_BUREAU, "review"),
                List.of(Demo.SCIENCE_BUREAU, "review?groupBy=instrument"),
                List.of(Demo.SCIENCE_BUREAU, "review/records/" + Demo.MEDICAL_COLLEGE_ID),
                List.of(Demo.SCIENCE_BUREAU, "review/records/" + Demo.id(301) + "?external"));
    }

    private static String chosen() {
        // Between what the demonstration has booked in the mornings and in the afternoons.
        var slot = Slot.inDays(3, "12:30", "14:00");
        return "start=%s&end=%s"
                .formatted(slot.start().toLocalDateTime(), slot.end().toLocalDateTime());
    }

    @ParameterizedTest
    @MethodSource("screens")
    void no_screen_runs_more_than_10_sql_statements_with_its_frame(List<String> screen) {
        assertThat(statements(screen)).hasSizeLessThanOrEqualTo(MOST);
    }

    @Test
    void the_queue_runs_six_and_one_more_each_for_a_manager_and_for_quotas() {
        assertThat(statements(List.of(Demo.AGRICULTURAL_ACADEMY, "approvals"))).hasSizeLessThanOrEqualTo(MOST_OF_QUEUE);
        assertThat(statements(List.of(Demo.MEDICAL_COLLEGE, "approvals")))
                .as("where terms have quotas")
                .hasSizeLessThanOrEqualTo(MOST_OF_QUEUE + 1);
        assertThat(statements(List.of(Demo.INSTRUMENT_MANAGER, "approvals")))
                .as("whose instruments are asked for too")
                .hasSizeLessThanOrEqualTo(MOST_OF_QUEUE + 1);
    }

    @Test
    void what_an_instrument_cannot_be_used_without_costs_its_screen_four_more() {
        var confocal = "instruments/" + Demo.id(303) + "/book";
        assertThat(statements(List.of(Demo.ENTREPRENEUR, confocal))).hasSizeLessThanOrEqualTo(MOST_WITH_COMPANIONS);
        assertThat(statements(List.of(Demo.ENTREPRENEUR, confocal + "?" + chosen())))
                .hasSizeLessThanOrEqualTo(MOST_WITH_COMPANIONS);
    }

    private List<String> statements(List<String> screen) {
        var who = screen.getFirst();
        var visitor = who.isEmpty() ? screens.visitor() : screens.as(who);
        visitor.open(screen.getLast());
        var statements = Statements.of(visitor::reload);
        LoggerFactory.getLogger(getClass())
                .info(
                        "{} statements: /{} for {}",
                        statements.size(),
                        screen.getLast(),
                        who.isEmpty() ? "anybody" : who);
        assertThat(visitor.screen())
                .as("the screen itself, and neither an error nor the way in")
                .hasAnnotation(Route.class)
                .isNotEqualTo(SignInView.class);
        assertThat(statements).isNotEmpty();
        return statements;
    }
}
