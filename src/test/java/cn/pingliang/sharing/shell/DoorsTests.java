package cn.pingliang.sharing.shell;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pingliang.sharing.account.SignIn;
import cn.pingliang.sharing.testing.Api;
import cn.pingliang.sharing.testing.Demo;
import cn.pingliang.sharing.testing.PortalTest;
import cn.pingliang.sharing.testing.Screens;
import cn.pingliang.sharing.testing.Visitor;
import com.vaadin.flow.router.RouteAliasData;
import com.vaadin.flow.router.RouteBaseData;
import com.vaadin.flow.server.VaadinServletContext;
import com.vaadin.flow.server.startup.ApplicationRouteRegistry;
import jakarta.servlet.ServletContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Who comes through which door: every address of the portal, for every kind of visitor. */
@PortalTest
class DoorsTests {

    private enum Outcome {
        SHOWN,
        SENT_TO_SIGN_IN,
        FORBIDDEN,
        NOT_FOUND
    }

    private static final String NOBODY = "";

    private static final List<String> VISITORS = List.of(
            NOBODY,
            Demo.ENTREPRENEUR,
            Demo.UNVERIFIED_ENTREPRENEUR,
            Demo.MEDICAL_COLLEGE,
            Demo.INSTRUMENT_MANAGER,
            Demo.SCIENCE_BUREAU,
            Demo.OPERATOR);

    private static final Door.For EVERYBODY = Door.expecting("S S S S S S S");

    /** The request of 5001 is 绿源农业's, for an instrument of 甘肃医学院 that its manager is in charge of. */
    private static final Map<String, Door> DOORS = Map.ofEntries(
            EVERYBODY.at("", ""),
            EVERYBODY.at("sign-in", "sign-in"),
            EVERYBODY.at("timeline", "timeline"),
            EVERYBODY.at("instruments/:id", "instruments/" + Demo.id(301)),
            EVERYBODY.at("facilities/:id", "facilities/" + Demo.id(401)),
            EVERYBODY.at("datasets/:id", "datasets/" + Demo.id(501)),
            EVERYBODY.at("findings/:id", "findings/" + Demo.id(601)),
            Door.expecting("I S S S S F F").at("instruments/:id/book", "instruments/" + Demo.id(301) + "/book"),
            Door.expecting("I S S S S F F").at("bookings", "bookings"),
            Door.expecting("I S N S S S N").at("bookings/:id", "bookings/" + Demo.id(5001)),
            Door.expecting("I S S S S S S").at("notices", "notices"),
            Door.expecting("I S S S S S S").at("notices/settings", "notices/settings"),
            Door.expecting("I S S S S S S").at("calendars", "calendars"),
            Door.expecting("I F F F F F S").at("admin/mail", "admin/mail"),
            Door.expecting("I F F F F F S").at("admin/jobs", "admin/jobs"),
            EVERYBODY.at("decide/:secret", "decide/never-sent"),
            Door.expecting("I F F S S F F").at("approvals", "approvals"),
            Door.expecting("I F F S S F F").at("manage/rules", "manage/rules"),
            Door.expecting("I F F S S F F").at("manage/routing", "manage/routing"),
            Door.expecting("I F F S S F F").at("manage/closures", "manage/closures"),
            Door.expecting("I F F S S F F").at("manage/closures/new", "manage/closures/new"),
            Door.expecting("I F F S S F F").at("manage/external-calendars", "manage/external-calendars"),
            Door.expecting("I S S S S F F").at("trainings", "trainings"),
            Door.expecting("I F F S S F F").at("manage/training", "manage/training"),
            Door.expecting("I F F S F F F").at("manage/webhooks", "manage/webhooks"),
            Door.expecting("I F F N F F F").at("manage/webhooks/:id", "manage/webhooks/" + Demo.id(9999)),
            Door.expecting("I F F F F F S").at("admin/audit", "admin/audit"),
            Door.expecting("I F F S F S F").at("review", "review"),
            Door.expecting("I F F S F S F").at("review/records/:key", "review/records/" + Demo.MEDICAL_COLLEGE_ID));

    @Autowired
    private Screens screens;

    @Autowired
    private ServletContext server;

    @Test
    void every_address_of_the_portal_is_in_the_table() {
        assertThat(registered().map(RouteBaseData::getTemplate)).containsExactlyInAnyOrderElementsOf(DOORS.keySet());
    }

    static List<String> visitors() {
        return VISITORS;
    }

    @ParameterizedTest
    @MethodSource("visitors")
    void each_visitor_comes_through_their_doors_and_no_others(String who) {
        var visitor = who.equals(NOBODY) ? screens.visitor() : screens.as(who);
        var different = new ArrayList<String>();
        DOORS.forEach((template, door) -> {
            var expected = door.expected().get(VISITORS.indexOf(who));
            var outcome = outcome(visitor, door.address(), target(template));
            if (outcome != expected) {
                different.add("%s for %s: %s, not %s".formatted(template, who, outcome, expected));
            }
        });
        assertThat(different).isEmpty();
    }

    @Test
    void the_server_itself_sends_visitors_to_the_sign_in_before_any_screen_is_made() {
        DOORS.forEach((template, door) -> {
            var answer = Api.visitor().accepting("text/html").get("//" + door.address());
            if (door.expected().getFirst() == Outcome.SHOWN) {
                answer.is(200);
            } else {
                assertThat(answer.is(302).header("Location")).as(template).contains(SignIn.START);
            }
        });
    }

    @Test
    void what_does_not_exist_is_told_inside_the_frame_to_everybody_who_may_ask() {
        var unknown = UUID.randomUUID();
        for (var address : List.of(
                "instruments/" + unknown,
                "instruments/nonsense",
                "datasets/" + unknown,
                "instruments/" + unknown + "/book",
                "instruments/nonsense/book",
                "bookings/" + unknown,
                "bookings/nonsense",
                "review/records/" + unknown,
                "review/records/nonsense",
                "manage/webhooks/" + unknown,
                "manage/webhooks/nonsense")) {
            var visitor = screens.as(address.startsWith("review") ? Demo.SCIENCE_BUREAU : Demo.MEDICAL_COLLEGE);
            visitor.open(address);
            assertThat(visitor.screen()).as(address).isEqualTo(NothingHereView.class);
            visitor.sees("平凉科研共享", "没有找到这项内容", "主办单位");
            assertThat(visitor.hrefs("去目录看看")).containsExactly("");
        }
        assertThat(screens.visitor().open("no/such/page").screen()).isEqualTo(NoSuchPageView.class);
        Api.visitor().accepting("text/html").get("//no/such/page").is(404);
    }

    @Test
    void the_ways_in_the_bar_are_those_that_open() {
        assertThat(ways(screens.visitor())).containsExactly("", "timeline");
        assertThat(ways(screens.as(Demo.ENTREPRENEUR))).containsExactly("", "timeline", "bookings");
        assertThat(ways(screens.as(Demo.MEDICAL_COLLEGE)))
                .containsExactly(
                        "",
                        "timeline",
                        "bookings",
                        "approvals",
                        "review",
                        "manage/closures",
                        "manage/rules",
                        "manage/routing",
                        "manage/training",
                        "manage/webhooks");
        assertThat(ways(screens.as(Demo.INSTRUMENT_MANAGER)))
                .containsExactly(
                        "",
                        "timeline",
                        "bookings",
                        "approvals",
                        "manage/closures",
                        "manage/rules",
                        "manage/routing",
                        "manage/training");
        assertThat(ways(screens.as(Demo.SCIENCE_BUREAU))).containsExactly("", "timeline", "review");
        assertThat(ways(screens.as(Demo.OPERATOR)))
                .containsExactly("", "timeline", "admin/audit", "admin/mail", "admin/jobs");
    }

    private static List<String> ways(Visitor visitor) {
        return visitor.find(com.vaadin.flow.component.html.Anchor.class, Ways.class).stream()
                .map(com.vaadin.flow.component.html.Anchor::getHref)
                .toList();
    }

    private static Outcome outcome(Visitor visitor, String address, Class<?> target) {
        visitor.open(address);
        var sentTo = visitor.sentTo();
        if (sentTo != null && sentTo.startsWith(SignIn.START) && visitor.screen() != target) {
            return Outcome.SENT_TO_SIGN_IN;
        }
        var shown = visitor.screen();
        if (shown == NotForYouView.class || shown == ForbiddenView.class) {
            return Outcome.FORBIDDEN;
        }
        assertThat(shown).as(address).isIn(target, NothingHereView.class);
        return shown == target ? Outcome.SHOWN : Outcome.NOT_FOUND;
    }

    private Class<?> target(String template) {
        return registered()
                .filter(route -> route.getTemplate().equals(template))
                .findFirst()
                .orElseThrow()
                .getNavigationTarget();
    }

    /** As the running server knows them. */
    private Stream<RouteBaseData<?>> registered() {
        return ApplicationRouteRegistry.getInstance(new VaadinServletContext(server)).getRegisteredRoutes().stream()
                .flatMap(route -> Stream.concat(
                        Stream.<RouteBaseData<?>>of(route),
                        route.getRouteAliases().stream().map(RouteAliasData.class::cast)));
    }

    private record Door(String address, List<Outcome> expected) {

        /** @param outcomes one for each of {@link #VISITORS}: shown, sign-In, Forbidden, Not found */
        static For expecting(String outcomes) {
            return new For(Stream.of(outcomes.split(" "))
                    .map(letter -> switch (letter) {
                        case "S" -> Outcome.SHOWN;
                        case "I" -> Outcome.SENT_TO_SIGN_IN;
                        case "F" -> Outcome.FORBIDDEN;
                        case "N" -> Outcome.NOT_FOUND;
                        default -> throw new IllegalArgumentException(letter);
                    })
                    .toList());
        }

        record For(List<Outcome> outcomes) {
            Map.Entry<String, Door> at(String template, String address) {
                return Map.entry(template, new Door(address, outcomes));
            }
        }
    }
}
