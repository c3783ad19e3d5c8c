package cn.pingliang.sharing.shared.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import cn.pingliang.sharing.testing.Database;
import cn.pingliang.sharing.testing.PortalTest;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The portal's own feed is one node; another one over the same database is the second. */
@PortalTest
class ChangeFeedTests {

    private final UUID subject = UUID.randomUUID();
    private final Semaphore told = new Semaphore(0);

    @Autowired
    private ChangeFeed here;

    @Autowired
    private JdbcClient db;

    @Autowired
    private Database database;

    @Autowired
    private JdbcConnectionDetails connection;

    @Autowired
    private PlatformTransactionManager transactions;

    private ChangeFeed there;

    @BeforeEach
    void aSecondNode() {
        there = new ChangeFeed(db, connection);
        there.start();
        listens(there);
        listens(here);
    }

    @AfterEach
    void gone() {
        there.stop();
    }

    @Test
    void what_one_node_commits_is_heard_on_both_within_two_seconds() throws InterruptedException {
        var alsoTold = new Semaphore(0);
        try (var _ = there.subscribe(Set.of(subject, UUID.randomUUID()), told::release);
                var _ = here.subscribe(Set.of(subject), alsoTold::release)) {
            announce(subject);
            assertThat(told.tryAcquire(2, TimeUnit.SECONDS)).isTrue();
            assertThat(alsoTold.tryAcquire(2, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void nobody_hears_of_what_was_rolled_back_of_other_things_or_after_they_left() throws InterruptedException {
        var last = UUID.randomUUID();
        var lastTold = new Semaphore(0);
        var left = there.subscribe(Set.of(subject), told::release);
        try (var _ = there.subscribe(Set.of(subject), told::release);
                var _ = there.subscribe(Set.of(last), lastTold::release)) {
            left.close();
            new TransactionTemplate(transactions).executeWithoutResult(status -> {
                here.announce(subject);
                status.setRollbackOnly();
            });
            announce(UUID.randomUUID());
            announce(last);
            // Announcements arrive in their order, so that nothing is still on its way.
            assertThat(lastTold.tryAcquire(2, TimeUnit.SECONDS)).isTrue();
            assertThat(told.availablePermits()).isZero();
            announce(subject);
            assertThat(told.tryAcquire(2, TimeUnit.SECONDS)).isTrue();
            announce(last);
            assertThat(lastTold.tryAcquire(2, TimeUnit.SECONDS)).isTrue();
            assertThat(told.availablePermits()).isZero();
        }
    }

    @Test
    void changes_are_announced_within_the_transaction_that_makes_them() {
        assertThatIllegalStateException().isThrownBy(() -> here.announce(subject));
    }

    @Test
    void more_changes_than_one_notification_holds_all_arrive() throws InterruptedException {
        var many = Stream.generate(UUID::randomUUID)
                .limit(3 * AnnouncementSender.MOST_IN_ONE)
                .toList();
        assertThat(ListeningConnection.payload(many.subList(0, AnnouncementSender.MOST_IN_ONE)))
                .hasSizeLessThan(8000);
        var pages = many.stream()
                .map(id -> there.subscribe(Set.of(id), told::release))
                .toList();
        announce(many.toArray(UUID[]::new));
        var begun = System.nanoTime();
        while (told.availablePermits() < many.size() && System.nanoTime() - begun < TimeUnit.SECONDS.toNanos(5)) {
            Thread.onSpinWait();
        }
        assertThat(told.availablePermits()).isEqualTo(many.size());
        pages.forEach(ChangeFeed.Subscription::close);
    }

    @Test
    void a_connection_that_the_server_drops_comes_back_and_every_page_is_told_that_it_may_have_missed_something()
            throws InterruptedException {
        try (var _ = there.subscribe(Set.of(subject), told::release)) {
            var dropped = there.backend();
            database.count("select count(*) from (select pg_terminate_backend(?)) dropped", dropped);
            assertThat(told.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
            listens(there);
            assertThat(there.backend()).isNotEqualTo(dropped);
            announce(subject);
            assertThat(told.tryAcquire(2, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void what_somebody_else_sends_on_the_channel_does_no_harm() throws InterruptedException {
        try (var _ = there.subscribe(Set.of(subject), told::release)) {
            database.strings("select pg_notify('portal_changes', 'good morning')::text");
            announce(subject);
            assertThat(told.tryAcquire(2, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void a_listener_that_fails_keeps_nobody_else_from_hearing() throws InterruptedException {
        try (var _ = there.subscribe(Set.of(subject), () -> {
                    throw new IllegalStateException("a page that cannot be read");
                });
                var _ = there.subscribe(Set.of(subject), told::release)) {
            announce(subject);
            announce(subject);
            assertThat(told.tryAcquire(2, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void a_node_that_stops_sends_what_it_still_has_to_say_and_hangs_up() throws InterruptedException {
        var stopping = new ChangeFeed(db, connection);
        stopping.start();
        listens(stopping);
        var backend = stopping.backend();
        try (var _ = there.subscribe(Set.of(subject), told::release)) {
            new TransactionTemplate(transactions).executeWithoutResult(status -> stopping.announce(subject));
            stopping.stop();
            assertThat(told.tryAcquire(2, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(stopping.isRunning()).isFalse();
        Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .untilAsserted(
                        () -> assertThat(database.count("select count(*) from pg_stat_activity where pid = ?", backend))
                                .isZero());
    }

    private void announce(UUID... subjects) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> here.announce(subjects));
    }

    private static void listens(ChangeFeed feed) {
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(feed::isListening);
    }
}
