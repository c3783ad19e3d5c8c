package cn.pingliang.sharing.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.audit.AuditCheck.Finding;
import cn.pingliang.sharing.shared.Audited;
import cn.pingliang.sharing.shared.ForbiddenException;
import cn.pingliang.sharing.shared.TimeOrderedId;
import cn.pingliang.sharing.testing.Database;
import cn.pingliang.sharing.testing.Demo;
import cn.pingliang.sharing.testing.PortalTest;
import cn.pingliang.sharing.testing.Tampering;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

@PortalTest
class AuditChainTests {

    private static final int WRITERS = 16;

    @Autowired
    private Database database;

    @Autowired
    private Tampering tampering;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private Sealer sealer;

    @Autowired
    private AuditChain chain;

    @Autowired
    private AuditCheck check;

    @Autowired
    private Era era;

    private record Happened(UUID on) implements Audited {
        @Override
        public Deed deed() {
            return new Deed(null, AuditAction.EXPORT, on, Map.of("text", "“引号”, 逗号"));
        }
    }

    @BeforeEach
    void everything_written_so_far_is_sealed() {
        sealer.seal();
    }

    private UUID write() {
        var on = UUID.randomUUID();
        transaction.executeWithoutResult(status -> events.publishEvent(new Happened(on)));
        return entryOn(on);
    }

    private UUID entryOn(UUID on) {
        return UUID.fromString(database.strings("select id from audit_entry where on_id = ?", on)
                .getFirst());
    }

    private Finding run() {
        return check.run(new AccountId(database.account(Demo.OPERATOR)), (seal, of) -> true);
    }

    private long sealsOf(UUID entry) {
        return database.count("select count(*) from audit_seal, unnest(entries) as e where e = ?", entry);
    }

    private void assertEveryEntryIsInExactlyOneSeal() {
        assertThat(database.strings("""
                        select e.id from audit_entry e left join
                            (select unnest(entries) as id, number from audit_seal) s on s.id = e.id
                        group by e.id having count(s.number) <> 1""")).isEmpty();
        assertThat(database.count("select count(*) from audit_entry"))
                .isEqualTo(database.count("select sum(cardinality(entries)) from audit_seal"));
    }

    @Test
    void what_was_sealed_and_nobody_touched_is_as_it_was() {
        write();
        sealer.seal();
        var finding = run();
        assertThat(finding.flaws()).isEmpty();
        assertThat(finding.complete()).isTrue();
        assertThat(finding.notSealed()).isZero();
        assertThat(finding.hash()).isEqualTo(chain.last().hash()).hasSize(64);
        assertThat(finding.entries()).isEqualTo(database.count("select count(*) from audit_entry"));
        assertEveryEntryIsInExactlyOneSeal();
    }

    @Test
    void an_entry_that_says_something_else_now_is_named() {
        var entry = write();
        sealer.seal();
        for (var lie : List.of(
                "action = 'REVOKE'",
                "at = at + interval '1 microsecond'",
                "actor_id = gen_random_uuid()",
                "details = details || '{\"amount\": 0}'",
                "address = '10.0.0.1'",
                "on_id = null")) {
            tampering.within(() -> {
                assertThat(database.update("update audit_entry set " + lie + " where id = ?", entry))
                        .isEqualTo(1);
                assertThat(run().flaws())
                        .as(lie)
                        .containsExactly(new Flaw.EntryChanged(chain.last().number(), entry));
            });
        }
        assertThat(run().flaws()).isEmpty();
    }

    @Test
    void an_entry_that_is_gone_is_named() {
        var entry = write();
        sealer.seal();
        write();
        sealer.seal();
        tampering.within(() -> {
            database.update("delete from audit_entry where id = ?", entry);
            assertThat(run().flaws())
                    .containsExactly(new Flaw.EntryMissing(chain.last().number() - 1, entry));
        });
    }

    @Test
    void an_entry_that_was_slipped_in_among_sealed_ones_is_named() {
        var entry = write();
        sealer.seal();
        var added = TimeOrderedId.next();
        tampering.within(() -> {
            database.update("""
                    insert into audit_entry (id, era, xact, at, kind, action, details)
                    select ?, era, xact, at, 'AUDIT', 'EXPORT', '{}' from audit_entry where id = ?""", added, entry);
            assertThat(run().flaws())
                    .containsExactly(new Flaw.EntryAdded(chain.last().number(), added));
        });
    }

    @Test
    void an_entry_that_was_moved_to_another_transaction_is_named() {
        write();
        sealer.seal();
        var entry = write();
        sealer.seal();
        tampering.within(() -> {
            var number = chain.last().number();
            database.update(
                    "update audit_entry set xact = (select xact from audit_seal where number = ?) where id = ?",
                    number - 1,
                    entry);
            assertThat(run().flaws())
                    .containsExactly(new Flaw.EntryAdded(number - 1, entry), new Flaw.EntryMissing(number, entry));
        });
    }

    @Test
    void a_seal_that_was_changed_with_its_entry_is_named() {
        var entry = write();
        sealer.seal();
        write();
        sealer.seal();
        var number = chain.last().number() - 1;
        tampering.within(() -> {
            database.update("update audit_entry set action = 'REVOKE' where id = ?", entry);
            var digest = chain.byIds(List.of(entry)).getFirst().digest();
            database.update("update audit_seal set digests = decode(?, 'hex') where number = ?", digest, number);
            assertThat(run().flaws()).containsExactly(new Flaw.SealChanged(number));
            // and where its hash was computed again too, the next one tells
            var before =
                    number == 1 ? AuditSeal.NONE : chain.nextAfter(number - 2).orElseThrow();
            database.update(
                    "update audit_seal set hash = decode(?, 'hex') where number = ?",
                    chain.nextAfter(number - 1).orElseThrow().hashAfter(before.hash()),
                    number);
            assertThat(run().flaws()).containsExactly(new Flaw.SealChanged(number + 1));
        });
    }

    @Test
    void a_seal_that_is_gone_is_named() {
        write();
        sealer.seal();
        var number = chain.last().number();
        write();
        sealer.seal();
        tampering.within(() -> {
            database.update("delete from audit_seal where number = ?", number);
            assertThat(run().flaws()).containsExactly(new Flaw.SealMissing(number));
        });
    }

    @Test
    void a_check_can_be_stopped_and_says_how_far_it_came() {
        write();
        sealer.seal();
        write();
        sealer.seal();
        var finding = check.run(new AccountId(database.account(Demo.OPERATOR)), (seal, of) -> false);
        assertThat(finding.seals()).isEqualTo(1);
        assertThat(finding.complete()).isFalse();
    }

    @Test
    void only_the_platform_s_operators_check_it() {
        for (var somebody : Demo.EVERYBODY) {
            if (!somebody.equals(Demo.OPERATOR)) {
                assertThatExceptionOfType(ForbiddenException.class)
                        .isThrownBy(() -> check.run(new AccountId(database.account(somebody)), (seal, of) -> true));
            }
        }
    }

    @Test
    void entries_of_a_transaction_that_is_not_over_wait_and_so_do_those_after_it() throws Exception {
        var written = new CountDownLatch(1);
        var others = new CountDownLatch(1);
        var early = UUID.randomUUID();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var slow = threads.submit(() -> transaction.executeWithoutResult(status -> {
                events.publishEvent(new Happened(early));
                written.countDown();
                await(others);
            }));
            await(written);
            var late = write();
            sealer.seal();
            assertThat(sealsOf(late)).as("after one that is not over").isZero();
            assertThat(run().notSealed()).isEqualTo(1);
            others.countDown();
            slow.get();
            sealer.seal();
            assertThat(sealsOf(late)).isEqualTo(1);
            assertThat(sealsOf(entryOn(early))).isEqualTo(1);
        }
        assertThat(run().flaws()).isEmpty();
    }

    @Test
    void under_sixteen_writers_two_nodes_that_seal_neither_miss_nor_double_an_entry() throws Exception {
        var written = new ConcurrentLinkedQueue<UUID>();
        var goesOn = new AtomicBoolean(true);
        // A node that was restarted knows the same era.
        var otherNode = new Sealer(chain, era, transaction, java.time.Clock.systemUTC());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var sealing = new ArrayList<Future<?>>();
            for (var node : List.of(sealer, otherNode)) {
                sealing.add(threads.submit(() -> {
                    while (goesOn.get()) {
                        node.seal();
                    }
                }));
            }
            var writing = new ArrayList<Future<?>>();
            for (var i = 0; i < WRITERS; i++) {
                writing.add(threads.submit(() -> writeSeveral(written)));
            }
            getAll(writing);
            goesOn.set(false);
            getAll(sealing);
        }
        sealer.seal();
        assertThat(written).hasSizeGreaterThan(WRITERS);
        assertThat(database.count(
                        "select count(*) from audit_entry where on_id = any (cast(? as uuid[]))",
                        "{"
                                + String.join(
                                        ",",
                                        written.stream().map(UUID::toString).toList()) + "}"))
                .isEqualTo(written.size());
        assertEveryEntryIsInExactlyOneSeal();
        assertThat(run().flaws()).isEmpty();
        assertThat(run().notSealed()).isZero();
    }

    /** Transactions of one to three entries, some of which take their time, and some of which come to nothing. */
    private void writeSeveral(Queue<UUID> written) {
        var random = ThreadLocalRandom.current();
        for (var i = 0; i < 40; i++) {
            var ids = new ArrayList<UUID>();
            var fails = random.nextInt(5) == 0;
            transaction.executeWithoutResult(status -> {
                for (var n = random.nextInt(1, 4); n > 0; n--) {
                    var id = UUID.randomUUID();
                    ids.add(id);
                    events.publishEvent(new Happened(id));
                    if (random.nextInt(4) == 0) {
                        database.strings("select pg_sleep(0.01)::text");
                    }
                }
                if (fails) {
                    status.setRollbackOnly();
                }
            });
            if (!fails) {
                written.addAll(ids);
            }
        }
    }

    @Test
    void a_node_that_is_killed_while_it_seals_leaves_the_entries_to_the_next_run() throws Exception {
        var entry = write();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var killed = threads.submit(() -> transaction.executeWithoutResult(status -> {
                sealer.seal();
                assertThat(sealsOf(entry)).isEqualTo(1);
                var connection = database.count("select pg_backend_pid()");
                var other = threads.submit(
                        () -> database.strings("select pg_terminate_backend(cast(? as integer))::text", connection));
                await(other);
            }));
            assertThatExceptionOfType(ExecutionException.class).isThrownBy(killed::get);
        }
        assertThat(sealsOf(entry)).isZero();
        assertThat(run().notSealed()).isEqualTo(1);
        sealer.seal();
        assertThat(sealsOf(entry)).isEqualTo(1);
        assertThat(run().flaws()).isEmpty();
    }

    @Test
    void a_trail_restored_on_a_server_that_counts_transactions_from_lower_goes_on_in_the_next_era() {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            var notYetSealed = TimeOrderedId.next();
            database.update("""
                    insert into audit_entry (id, era, xact, at, kind, action, details)
                    values (?, ?, 4000000000000, now(), 'AUDIT', 'EXPORT', '{}')""", notYetSealed, era.number());
            var restored = new Era(database.client());
            assertThat(restored.number()).isEqualTo(era.number() + 1);
            new Sealer(chain, restored, transaction, java.time.Clock.systemUTC()).seal();
            assertThat(sealsOf(notYetSealed)).as("of the server that is gone").isEqualTo(1);
            assertThat(new Era(database.client()).number())
                    .as("for the next node")
                    .isEqualTo(era.number() + 1);
            var after = TimeOrderedId.next();
            database.update("""
                    insert into audit_entry (id, era, at, kind, action, details)
                    values (?, ?, now(), 'AUDIT', 'EXPORT', '{}')""", after, restored.number());
            var finding = run();
            assertThat(finding.flaws()).isEmpty();
            assertThat(finding.notSealed()).as("what was written since").isEqualTo(1);
        });
    }

    private static void getAll(List<Future<?>> futures) throws Exception {
        for (var future : futures) {
            future.get();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void await(Future<?> future) {
        try {
            future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
