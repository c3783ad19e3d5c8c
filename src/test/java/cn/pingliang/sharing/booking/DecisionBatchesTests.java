package cn.pingliang.sharing.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.booking.DecisionBatches.Outcome;
import cn.pingliang.sharing.shared.ForbiddenException;
import cn.pingliang.sharing.testing.Api;
import cn.pingliang.sharing.testing.Bookings;
import cn.pingliang.sharing.testing.Database;
import cn.pingliang.sharing.testing.Demo;
import cn.pingliang.sharing.testing.Instruments;
import cn.pingliang.sharing.testing.Jobs;
import cn.pingliang.sharing.testing.PortalTest;
import cn.pingliang.sharing.testing.Slot;
import cn.pingliang.sharing.testing.TestClock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class DecisionBatchesTests {

    private static final Slot MORNING = Slot.inDays(3, "09:00", "11:00");
    private static final Slot AFTERNOON = Slot.inDays(3, "14:00", "15:00");

    @Autowired
    private DecisionBatches batches;

    @Autowired
    private DecisionBatchRun run;

    @Autowired
    private Jobs jobs;

    @Autowired
    private Instruments instruments;

    @Autowired
    private Database database;

    @Autowired
    private TestClock clock;

    @Test
    void nothing_is_decided_until_ten_seconds_have_passed_and_then_each_request_is() {
        var instrument = instruments.create();
        var first = Bookings.request(Demo.ENTREPRENEUR, instrument, MORNING);
        var second = Bookings.request(Demo.ENTREPRENEUR, instrument, AFTERNOON);
        var batch = approve(first, second);
        jobs.run("decision-batches");
        assertThat(List.of(status(first), status(second))).containsOnly("PENDING");
        assertThat(outcomes(batch)).containsOnlyNulls();
        clock.forward(DecisionBatches.SECOND_THOUGHTS);
        jobs.run("decision-batches");
        assertThat(List.of(status(first), status(second))).containsOnly("APPROVED");
        assertThat(outcomes(batch)).containsOnly(Outcome.APPROVED);
    }

    @Test
    void what_is_taken_back_in_time_is_never_done_and_what_is_begun_cannot_be() {
        var booking = Bookings.request(Demo.ENTREPRENEUR, instruments.create(), MORNING);
        assertThat(batches.takeBack(approve(booking), decider())).isTrue();
        clock.forward(DecisionBatches.SECOND_THOUGHTS);
        jobs.run("decision-batches");
        assertThat(status(booking)).isEqualTo("PENDING");
        var again = approve(booking);
        clock.forward(DecisionBatches.SECOND_THOUGHTS);
        jobs.run("decision-batches");
        assertThat(batches.takeBack(again, decider())).isFalse();
        assertThat(status(booking)).isEqualTo("APPROVED");
    }

    @Test
    void only_who_made_a_batch_takes_it_back_or_sees_it() {
        var batch = approve(Bookings.request(Demo.ENTREPRENEUR, instruments.create(), MORNING));
        var other = account(Demo.AGRICULTURAL_ACADEMY);
        assertThat(batches.takeBack(batch, other)).isFalse();
        assertThat(batches.find(batch, other)).isEmpty();
        assertThat(batches.find(batch, decider())).isPresent();
    }

    @Test
    void what_came_of_a_batch_is_untold_until_its_decider_has_seen_it() {
        batches.untold(decider());
        var batch = approve(Bookings.request(Demo.ENTREPRENEUR, instruments.create(), MORNING));
        assertThat(batches.untold(decider())).as("it still waits").isEmpty();
        clock.forward(DecisionBatches.SECOND_THOUGHTS);
        jobs.run("decision-batches");
        batches.told(batch, account(Demo.AGRICULTURAL_ACADEMY));
        assertThat(batches.untold(account(Demo.AGRICULTURAL_ACADEMY))).isEmpty();
        assertThat(batches.untold(decider()))
                .extracting(DecisionBatches.Batch::id)
                .contains(batch);
        assertThat(batches.untold(decider())).isEmpty();
        var seen = approve(Bookings.request(Demo.ENTREPRENEUR, instruments.create(), MORNING));
        clock.forward(DecisionBatches.SECOND_THOUGHTS);
        jobs.run("decision-batches");
        batches.told(seen, decider());
        assertThat(batches.untold(decider())).isEmpty();
    }

    @Test
    void nobody_puts_a_request_into_a_batch_that_is_not_theirs_to_approve() {
        var booking = Bookings.request(Demo.ENTREPRENEUR, instruments.create(), MORNING);
        assertThatThrownBy(() -> batches.approve(Map.of(id(booking), 0), account(Demo.AGRICULTURAL_ACADEMY)))
                .isInstanceOf(ForbiddenException.class);
        assertThatThrownBy(() -> batches.approve(Map.of(id(booking), 0), account(Demo.ENTREPRENEUR)))
                .isInstanceOf(ForbiddenException.class);
    }

    @Test
    void a_request_waits_in_one_batch_only() {
        var booking = Bookings.request(Demo.ENTREPRENEUR, instruments.create(), MORNING);
        approve(booking);
        assertThat(batches.approve(Map.of(id(booking), version(booking)), decider()))
                .isEmpty();
    }

    @Test
    void what_was_withdrawn_or_is_no_longer_theirs_is_left_and_said_and_the_others_are_done() {
        var withdrawn = Bookings.request(Demo.ENTREPRENEUR, instruments.create(), MORNING);
        var takenAway = Bookings.request(Demo.ENTREPRENEUR, instruments.create(), MORNING);
        var left = Bookings.request(Demo.ENTREPRENEUR, instruments.create(), MORNING);
        var batch = approve(withdrawn, takenAway, left);
        Api.as(Demo.ENTREPRENEUR)
                .post(withdrawn + "/cancel", Bookings.because("改期"))
                .is(200);
        database.update(
                "update booking set asked_by_id = ? where id = ?",
                decider().value(),
                id(takenAway).value());
        clock.forward(DecisionBatches.SECOND_THOUGHTS);
        jobs.run("decision-batches");
        assertThat(outcome(batch, withdrawn)).isEqualTo(Outcome.CHANGED);
        assertThat(outcome(batch, takenAway)).isEqualTo(Outcome.NOT_YOURS);
        assertThat(outcome(batch, left)).isEqualTo(Outcome.APPROVED);
        assertThat(status(takenAway)).isEqualTo("PENDING");
    }

    @Test
    void of_two_rivals_in_one_batch_one_is_approved_and_until_then_neither_is_declined() {
        var instrument = instruments.make().terms("pending_holds", false).create();
        var first = Bookings.request(Demo.ENTREPRENEUR, instrument, MORNING);
        var second = Bookings.request(Demo.OTHER_ENTREPRENEUR, instrument, MORNING);
        var batch = approve(first, second);
        assertThat(List.of(status(first), status(second))).containsOnly("PENDING");
        clock.forward(DecisionBatches.SECOND_THOUGHTS);
        jobs.run("decision-batches");
        assertThat(List.of(status(first), status(second))).containsExactlyInAnyOrder("APPROVED", "REJECTED");
        assertThat(outcomes(batch)).containsExactlyInAnyOrder(Outcome.APPROVED, Outcome.CHANGED);
    }

    @Test
    void done_by_two_nodes_at_once_each_request_is_approved_once() {
        var instrument = instruments.create();
        var requests = IntStream.range(9, 15)
                .mapToObj(hour -> Slot.inDays(4, "%02d:00".formatted(hour), "%02d:30".formatted(hour)))
                .map(slot -> Bookings.request(Demo.ENTREPRENEUR, instrument, slot))
                .toArray(String[]::new);
        var batch = approve(requests);
        clock.forward(DecisionBatches.SECOND_THOUGHTS);
        var nodes = Stream.generate(() -> CompletableFuture.runAsync(run::run)).limit(2);
        CompletableFuture.allOf(nodes.toArray(CompletableFuture[]::new)).join();
        assertThat(outcomes(batch)).containsOnly(Outcome.APPROVED);
        for (var request : requests) {
            assertThat(Api.as(Demo.ENTREPRENEUR).get(request).texts("/history", "action"))
                    .containsExactly("REQUEST", "APPROVE");
        }
    }

    @Test
    void what_a_node_that_died_left_half_done_is_done_by_the_next_run() {
        var booking = Bookings.request(Demo.ENTREPRENEUR, instruments.create(), MORNING);
        var batch = approve(booking);
        database.update("update decision_batch set begun_at = due_at where id = ?", batch);
        jobs.run("decision-batches");
        assertThat(status(booking)).isEqualTo("APPROVED");
        assertThat(outcomes(batch)).containsOnly(Outcome.APPROVED);
    }

    private UUID approve(String... bookings) {
        return batches.approve(
                        Arrays.stream(bookings).collect(Collectors.toMap(DecisionBatchesTests::id, this::version)),
                        decider())
                .orElseThrow();
    }

    private List<Outcome> outcomes(UUID batch) {
        return batches.find(batch, decider()).orElseThrow().lines().stream()
                .map(DecisionBatches.Line::outcome)
                .toList();
    }

    private @Nullable Outcome outcome(UUID batch, String booking) {
        return batches.find(batch, decider()).orElseThrow().lines().stream()
                .filter(line -> line.booking().equals(id(booking)))
                .findFirst()
                .orElseThrow()
                .outcome();
    }

    private AccountId decider() {
        return account(Demo.MEDICAL_COLLEGE);
    }

    private AccountId account(String who) {
        return new AccountId(database.account(who));
    }

    private static BookingId id(String booking) {
        return new BookingId(UUID.fromString(booking.substring(booking.lastIndexOf('/') + 1)));
    }

    private int version(String booking) {
        return (int) database.count(
                "select version from booking where id = ?", id(booking).value());
    }

    private String status(String booking) {
        return database.strings(
                        "select status from booking where id = ?", id(booking).value())
                .getFirst();
    }
}
