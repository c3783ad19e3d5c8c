package cn.pingliang.sharing.shared.web;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pingliang.sharing.testing.PortalTest;
import jakarta.servlet.FilterChain;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** Eight calls at a time, the others in the order they came. */
@PortalTest
class ApiQueueTests {

    private static final int AT_ONCE = 8;

    @Autowired
    private ProblemAnswers problems;

    private final ConcurrentLinkedQueue<Integer> begun = new ConcurrentLinkedQueue<>();
    private final Semaphore mayEnd = new Semaphore(0);

    private Thread call(ApiQueue queue, String path, int number, FilterChain chain) {
        return Thread.ofVirtual().start(() -> {
            try {
                queue.doFilter(
                        new MockHttpServletRequest("POST", path),
                        new MockHttpServletResponse(),
                        (request, response) -> {
                            begun.add(number);
                            chain.doFilter(request, response);
                        });
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static void until(Callable<Boolean> happened) {
        Awaitility.await().atMost(Duration.ofSeconds(5)).until(happened);
    }

    @Test
    void those_who_wait_are_served_in_the_order_they_came_and_screens_do_not_wait() throws Exception {
        var queue = new ApiQueue(problems);
        FilterChain slow = (request, response) -> {
            try {
                assertThat(mayEnd.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
        var calls = new ArrayList<Thread>();
        for (var number = 0; number < AT_ONCE; number++) {
            calls.add(call(queue, "/api/v1/bookings", number, slow));
        }
        until(() -> begun.size() == AT_ONCE);
        var order = IntStream.range(AT_ONCE, AT_ONCE + 20).boxed().toList();
        for (var number : order) {
            var waiting = call(queue, "/api/v1/bookings", number, (request, response) -> {});
            until(() -> waiting.getState() == Thread.State.TIMED_WAITING);
            calls.add(waiting);
        }
        call(queue, "/approvals", -1, (request, response) -> {}).join();
        assertThat(begun).hasSize(AT_ONCE + 1).endsWith(-1);
        // One turn becomes free and goes from one to the next.
        mayEnd.release();
        until(() -> begun.size() == AT_ONCE + 1 + order.size());
        assertThat(List.copyOf(begun).subList(AT_ONCE + 1, begun.size())).isEqualTo(order);
        mayEnd.release(AT_ONCE - 1);
        for (var each : calls) {
            each.join();
        }
    }
}
