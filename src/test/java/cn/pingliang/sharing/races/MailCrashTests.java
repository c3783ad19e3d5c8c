package cn.pingliang.sharing.races;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pingliang.sharing.testing.Api;
import cn.pingliang.sharing.testing.Bookings;
import cn.pingliang.sharing.testing.Demo;
import cn.pingliang.sharing.testing.MailServer;
import cn.pingliang.sharing.testing.MailServer.Mail;
import cn.pingliang.sharing.testing.PortalProcess;
import cn.pingliang.sharing.testing.Slot;
import cn.pingliang.sharing.testing.TestPortal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The mail server is down, and the portal is killed meanwhile, twice: when both are back, every mail arrives once. */
class MailCrashTests {

    /** 高平自动气象站: round the clock, by the quarter of an hour, without approval. */
    private static final UUID WEATHER_STATION = Demo.id(328);

    private static final int BOOKINGS = 24;
    private static final String REQUESTER = "maxiaofeng@lvyuan.example.com";

    private final int mailPort = TestPortal.freePort();

    private PortalProcess start(Path home) {
        return PortalProcess.start(
                home,
                TestPortal.freePort(),
                "zh",
                Map.of("SPRING_MAIL_HOST", "localhost", "SPRING_MAIL_PORT", Integer.toString(mailPort)));
    }

    private static List<String> book(PortalProcess portal) {
        var client = Api.at(portal.address()).signedIn(Demo.ENTREPRENEUR);
        var booked = new ArrayList<String>();
        for (var hour = 0; hour < BOOKINGS; hour++) {
            var slot = Slot.inDays(3, "%02d:00".formatted(hour), "%02d:15".formatted(hour));
            booked.add(client.post("/bookings", Bookings.body(WEATHER_STATION, slot))
                    .is(201)
                    .text("/id"));
        }
        return booked;
    }

    private static long count(PortalProcess portal, String what) {
        return portal.count("select count(*) from " + what);
    }

    @Test
    void every_mail_arrives_once() {
        var home = TestPortal.freshHome();
        List<String> booked;
        try (var first = start(home)) {
            booked = book(first.awaitUp());
            // at once: some of it is in the registry only, some is in the outbox
            first.killAll();
        }
        try (var second = start(home)) {
            second.awaitUp();
            Awaitility.await()
                    .atMost(Duration.ofMinutes(2))
                    .until(() -> count(second, "notice where kind = 'APPROVED'") == BOOKINGS
                            && count(second, "notice_delivery where last_error is not null") > 1);
            assertThat(count(second, "event_publication")).isZero();
            second.kill();
        }
        try (var server = MailServer.start(mailPort);
                var third = start(home)) {
            third.awaitUp();
            Awaitility.await()
                    .atMost(Duration.ofMinutes(5))
                    .until(() -> count(third, "notice_delivery where delivered_at is null") == 0);
            var mails = server.to(REQUESTER);
            assertThat(mails).extracting(Mail::id).doesNotHaveDuplicates();
            assertThat(booked)
                    .allSatisfy(id -> assertThat(mails)
                            .filteredOn(mail -> mail.plain().contains(id))
                            .hasSize(1));
            assertThat(mails).hasSize(BOOKINGS);
        }
    }
}
