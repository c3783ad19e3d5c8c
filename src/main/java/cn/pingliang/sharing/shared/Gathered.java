package cn.pingliang.sharing.shared;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Small work of many threads, done many pieces at once by one thread of its own, soon after. What fails is tried again until it
 * succeeds. It is kept in memory only: for work whose loss does no harm.
 *
 * @param <T> a piece of work
 */
public final class Gathered<T> {

    private static final Logger LOG = LoggerFactory.getLogger(Gathered.class);
    private static final Duration AGAIN_AFTER = Duration.ofSeconds(1);
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);

    private final String name;
    private final Duration patience;
    private final int most;
    private final Consumer<List<T>> work;

    /** A piece each; what is empty ends the work once everything before it is done. */
    private final BlockingQueue<Optional<T>> waiting = new LinkedBlockingQueue<>();

    private @Nullable Thread thread;

    /**
     * @param name of the thread, and in the log
     * @param patience how long the first piece waits for others
     * @param most as many at once
     * @param work is given different pieces in the order of their arrival; fails with an exception
     */
    public Gathered(String name, Duration patience, int most, Consumer<List<T>> work) {
        this.name = name;
        this.patience = patience;
        this.most = most;
        this.work = work;
    }

    public void add(Collection<T> pieces) {
        pieces.forEach(piece -> waiting.add(Optional.of(piece)));
    }

    public void start() {
        thread = Thread.ofVirtual().name(name).start(this::workUntilTheEnd);
    }

    /** What was added before is still done, if it can be. */
    public void stop() {
        var running = thread;
        if (running == null) {
            return;
        }
        thread = null;
        waiting.add(Optional.empty());
        try {
            if (!running.join(LAST_WORDS)) {
                running.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void workUntilTheEnd() {
        try {
            while (true) {
                var batch = new ArrayList<Optional<T>>();
                batch.add(waiting.take());
                if (batch.getFirst().isPresent()) {
                    Thread.sleep(patience);
                }
                waiting.drainTo(batch, most - 1);
                var pieces = batch.stream().flatMap(Optional::stream).distinct().toList();
                while (!pieces.isEmpty() && !done(pieces)) {
                    Thread.sleep(AGAIN_AFTER);
                }
                if (batch.contains(Optional.<T>empty())) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            LOG.warn("The portal stops although {} {} are left.", waiting.size(), name);
        }
    }

    private boolean done(List<T> pieces) {
        try {
            work.accept(pieces);
            return true;
        } catch (RuntimeException e) {
            LOG.warn("{} {} could not be dealt with; trying again: {}", pieces.size(), name, e.getMessage());
            return false;
        }
    }
}
