package cn.pingliang.sharing.races;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pingliang.sharing.testing.Api;
import cn.pingliang.sharing.testing.Bookings;
import cn.pingliang.sharing.testing.Demo;
import cn.pingliang.sharing.testing.PortalProcess;
import cn.pingliang.sharing.testing.Slot;
import cn.pingliang.sharing.testing.TestPortal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The power fails, or somebody runs {@code kill -9}: what was answered is there, and nothing is half there. */
class CrashTests {

    private static final Logger LOG = LoggerFactory.getLogger(CrashTests.class);

    /** 高平自动气象站: round the clock, by the quarter of an hour, without approval. */
    private static final UUID WEATHER_STATION = Demo.id(328);

    private record Attempt(String key, Slot slot) {
        Map<String, Object> body() {
            return Bookings.body(WEATHER_STATION, slot);
        }
    }

    private final AtomicInteger number = new AtomicInteger();
    private final Queue<String> answered = new ConcurrentLinkedQueue<>();
    private final Queue<Attempt> unanswered = new ConcurrentLinkedQueue<>();

    /** Each quarter of an hour of the coming days, one after the other. */
    private Attempt next() {
        var quarter = number.getAndIncrement();
        var minute = quarter % 96 * 15;
        return new Attempt(
                UUID.randomUUID().toString(),
                Slot.inDays(
                        2 + quarter / 96,
                        "%02d:%02d".formatted(minute / 60, minute % 60),
                        minute == 1425 ? "24:00" : "%02d:%02d".formatted((minute + 15) / 60, (minute + 15) % 60)));
    }

    /** Books without a pause until the portal is gone. */
    private void bookUntilItIsGone(Api client, CountDownLatch enough) {
        while (true) {
            var attempt = next();
            try {
                var answer = client.idempotent(attempt.key()).post("/bookings", attempt.body());
                assertThat(answer.status()).isIn(201, 409, 422);
                if (answer.status() == 201) {
                    answered.add(answer.text("/id"));
                    enough.countDown();
                }
            } catch (UncheckedIOException gone) {
                unanswered.add(attempt);
                return;
            }
        }
    }

    private void bookAndKill(PortalProcess portal, Runnable kill) throws InterruptedException {
        var client = Api.at(portal.address()).signedIn(Demo.ENTREPRENEUR);
        client.get("/me").is(200);
        var before = answered.size();
        var enough = new CountDownLatch(60);
        try (var threads = Executors.newFixedThreadPool(6)) {
            for (var i = 0; i < 6; i++) {
                threads.execute(() -> bookUntilItIsGone(client, enough));
            }
            assertThat(enough.await(60, TimeUnit.SECONDS)).isTrue();
            kill.run();
        }
        LOG.info("Killed after {} answers, with {} calls under way", answered.size() - before, unanswered.size());
    }

    private void assertEverythingIsThere(PortalProcess portal) {
        var client = Api.at(portal.address()).signedIn(Demo.ENTREPRENEUR);
        assertThat(answered).hasSizeGreaterThanOrEqualTo(60).allSatisfy(id -> {
            var booking = client.get("/bookings/" + id).is(200);
            assertThat(booking.text("/status")).isEqualTo("APPROVED");
            assertThat(booking.texts("/history", "action")).containsExactly("REQUEST", "APPROVE");
        });
        assertNothingIsHalfThere(portal);

        // who got no answer asks again, and has one booking for it
        for (var attempt : List.copyOf(unanswered)) {
            var answer = client.idempotent(attempt.key()).post("/bookings", attempt.body());
            assertThat(answer.status()).isIn(201, 409, 422);
            if (answer.status() == 201) {
                answered.add(answer.text("/id"));
            }
        }
        unanswered.clear();
        assertThat(portal.count("select count(*) from booking where purpose = '果园土壤重金属测定'"))
                .isEqualTo(answered.size());
        assertNothingIsHalfThere(portal);
    }

    private static void assertNothingIsHalfThere(PortalProcess portal) {
        var ours = "purpose = '果园土壤重金属测定'";
        assertThat(portal.count("select count(*) from booking b where " + ours
                        + " and (select count(*) from booking_step s where s.booking_id = b.id) <> 2"))
                .isZero();
        assertThat(portal.count("select count(*) from booking b where " + ours
                        + " and (select count(*) from occupancy o where o.owner_id = b.id and o.unit = b.unit"
                        + " and o.starts_at = b.starts_at and o.ends_at = b.ends_at) <> 1"))
                .isZero();
        assertThat(portal.count("select count(*) from occupancy o where kind = 'BOOKING'"
                        + " and not exists (select from booking b where b.id = o.owner_id)"))
                .isZero();
        assertThat(portal.count("select count(*) from booking_step s"
                        + " where not exists (select from booking b where b.id = s.booking_id)"))
                .isZero();
        assertThat(portal.count("select count(*) from answered_request where status = 0"))
                .as("claimed and never answered")
                .isZero();
        assertThat(portal.count("select count(*) from answered_request a where a.status = 201"
                        + " and not exists (select from booking b where a.location = '/api/v1/bookings/' || b.id)"))
                .isZero();
    }

    @Test
    void what_was_answered_before_a_crash_is_there_after_it_and_the_next_start_needs_no_help()
            throws InterruptedException, IOException {
        var home = TestPortal.freshHome();
        var first = PortalProcess.start(home, TestPortal.freePort());
        try (first) {
            bookAndKill(first.awaitUp(), first::kill);
            assertThat(first.output())
                    .as("one line says where it is")
                    .containsPattern("Tomcat started on port " + first.address().getPort());
            assertThat(first.databaseServer()).as("the orphan").isPresent();

            // the portal alone was killed, its database server runs on
            var second = PortalProcess.start(home, TestPortal.freePort());
            try (second) {
                assertEverythingIsThere(second.awaitUp());
                refusesASecondPortal(home, second);

                // the portal and its database server, all at once
                bookAndKill(second, second::killAll);
                assertThat(second.databaseServer()).isEmpty();
            }
            var third = PortalProcess.start(home, TestPortal.freePort());
            try (third) {
                assertEverythingIsThere(third.awaitUp());
            }
            assertThat(third.databaseServer())
                    .as("what is left after a regular stop")
                    .isEmpty();
        }
    }

    /** While one runs: its folder and its port are refused to another, in one sentence each. */
    private static void refusesASecondPortal(Path home, PortalProcess running) throws IOException {
        var otherVersion = TestPortal.freshHome();
        Files.createDirectories(otherVersion.resolve("postgresql"));
        Files.writeString(otherVersion.resolve("postgresql/PG_VERSION"), "15\n");
        var file = Files.createFile(TestPortal.freshHome().resolve("regular-file"));
        var port = TestPortal.freePort();

        var inUse = PortalProcess.start(home, port);
        var older = PortalProcess.start(otherVersion, port, "en", Map.of());
        assertRefused(inUse, "数据目录 " + home + " 正被另一个运行中的平台使用,平台没有启动。");
        assertRefused(
                older,
                "The data folder " + otherVersion
                        + " was made by PostgreSQL 15, but this portal brings PostgreSQL 18, so it did not start.");

        var notWritable = PortalProcess.start(file.resolve("home"), port);
        var portTaken = PortalProcess.start(
                TestPortal.freshHome(),
                running.address().getPort(),
                "zh",
                Map.of(
                        "SPRING_DATASOURCE_URL", running.databaseUrl(),
                        "SPRING_DATASOURCE_USERNAME", "sharing",
                        "SPRING_DATASOURCE_PASSWORD", running.databasePassword()));
        assertRefused(notWritable, "数据目录 " + file.resolve("home") + " 不能写入,平台没有启动。");
        assertRefused(portTaken, "端口 " + running.address().getPort() + " 已被另一个程序占用,平台没有启动。");

        // and none of that disturbed the one that runs
        Api.at(running.address()).get("/resources").is(200);
    }

    private static void assertRefused(PortalProcess refused, String sentence) {
        assertThat(refused.awaitExit()).as(refused.output()).isNotZero();
        assertThat(refused.output()).contains(sentence);
        assertThat(refused.output())
                .as("no stack trace, no names of classes")
                .doesNotContain("\tat ", "Exception", "org.springframework.beans");
    }
}
