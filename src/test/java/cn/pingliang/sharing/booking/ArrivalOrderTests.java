package cn.pingliang.sharing.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionSynchronizationManager;

class ArrivalOrderTests {

    private final ArrivalOrder order = new ArrivalOrder();
    private final CountDownLatch open = new CountDownLatch(1);
    private final CountDownLatch first = new CountDownLatch(1);
    private final AtomicInteger inside = new AtomicInteger();
    private final List<Thread> visitors = new ArrayList<>();

    private Thread visitor(Runnable work) {
        var visitor = Thread.ofPlatform()
                .start(() -> order.serve(() -> {
                    work.run();
                    return true;
                }));
        visitors.add(visitor);
        return visitor;
    }

    private void everyPlaceIsTaken() {
        for (var place = 0; place < ArrivalOrder.AT_ONCE; place++) {
            var mine = place == 0 ? first : open;
            visitor(() -> {
                inside.incrementAndGet();
                await(mine);
            });
        }
        Awaitility.await().until(() -> inside.get() == ArrivalOrder.AT_ONCE);
    }

    private void everybodyLeaves() throws InterruptedException {
        first.countDown();
        open.countDown();
        for (var visitor : visitors) {
            visitor.join();
        }
    }

    /** Through the one place that becomes free they go one after the other; through several they may overtake each other by a little. */
    @Test
    void so_many_at_once_and_the_others_in_the_order_of_their_arrival() throws Exception {
        everyPlaceIsTaken();
        var served = new ConcurrentLinkedQueue<Integer>();
        for (var number = 0; number < 12; number++) {
            var mine = number;
            var waiting = visitor(() -> served.add(mine));
            Awaitility.await().until(() -> waiting.getState() == Thread.State.TIMED_WAITING);
        }
        assertThat(served).isEmpty();
        first.countDown();
        Awaitility.await().until(() -> served.size() == 12);
        assertThat(served).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
        everybodyLeaves();
    }

    @Test
    void who_has_a_transaction_in_hand_is_not_kept_waiting() throws Exception {
        everyPlaceIsTaken();
        TransactionSynchronizationManager.setActualTransactionActive(true);
        try {
            assertThat(order.serve(() -> "at once")).isEqualTo("at once");
        } finally {
            TransactionSynchronizationManager.setActualTransactionActive(false);
        }
        everybodyLeaves();
    }

    @Test
    void who_fails_makes_room_for_the_next() {
        for (var time = 0; time < 3 * ArrivalOrder.AT_ONCE; time++) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> order.serve(() -> {
                        throw new IllegalStateException("no");
                    }));
        }
        assertThat(order.serve(() -> "served")).isEqualTo("served");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
