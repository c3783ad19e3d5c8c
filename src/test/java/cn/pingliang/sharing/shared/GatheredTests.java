package cn.pingliang.sharing.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GatheredTests {

    private final ConcurrentLinkedQueue<List<Integer>> batches = new ConcurrentLinkedQueue<>();
    private Gathered<Integer> work = gathered(Duration.ofMillis(20), 10);

    private Gathered<Integer> gathered(Duration patience, int most) {
        return new Gathered<>("numbers", patience, most, batches::add);
    }

    @AfterEach
    void end() {
        work.stop();
    }

    private List<Integer> done() {
        return batches.stream().flatMap(List::stream).toList();
    }

    @Test
    void what_comes_within_its_patience_is_done_at_once() {
        work.start();
        work.add(List.of(1, 2));
        work.add(List.of(3));
        Awaitility.await().untilAsserted(() -> assertThat(batches).containsExactly(List.of(1, 2, 3)));
    }

    @Test
    void never_more_than_it_may_and_the_same_only_once() {
        work.add(IntStream.range(0, 25).boxed().toList());
        work.add(List.of(24, 24));
        work.start();
        work.stop();
        assertThat(batches).allSatisfy(batch -> assertThat(batch).hasSizeLessThanOrEqualTo(10));
        assertThat(done())
                .containsExactlyElementsOf(IntStream.range(0, 25).boxed().toList());
    }

    @Test
    void what_fails_is_tried_again() {
        var failed = new AtomicBoolean();
        work = new Gathered<>("numbers", Duration.ZERO, 10, batch -> {
            if (failed.compareAndSet(false, true)) {
                throw new IllegalStateException("not now");
            }
            batches.add(batch);
        });
        work.start();
        work.add(List.of(7));
        Awaitility.await().untilAsserted(() -> assertThat(done()).containsExactly(7));
        assertThat(failed).isTrue();
    }

    @Test
    void stopping_does_what_was_added_before() {
        work = gathered(Duration.ZERO, 10);
        work.start();
        work.add(List.of(1, 2, 3));
        work.stop();
        assertThat(done()).containsExactly(1, 2, 3);
    }
}
