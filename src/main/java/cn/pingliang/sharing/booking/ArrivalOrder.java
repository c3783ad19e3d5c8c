package cn.pingliang.sharing.booking;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * First come, first served: requests for machine time are dealt with in the order of their arrival, a few at a time. When
 * registration for a popular instrument opens, everybody waits about as long as the others, and the processors work on requests
 * instead of going from one to the next (src/docs/decisions/0034-first-come-first-served.md).
 */
@Component
public class ArrivalOrder {

    /** While one waits for the disk another can be worked on. */
    static final int AT_ONCE = 3 * Runtime.getRuntime().availableProcessors();

    /** Whoever has waited so long is not kept any longer: something else is wrong then, which they will be told. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Semaphore places = new Semaphore(AT_ONCE, true);

    /**
     * Does the work when its turn has come. Within a transaction that is at once: whoever has something in hand must not wait
     * for those who might be waiting for it.
     *
     * @param work begins its transaction itself
     */
    public <T> T serve(Supplier<T> work) {
        var mine = !TransactionSynchronizationManager.isActualTransactionActive() && comesUp();
        try {
            return work.get();
        } finally {
            if (mine) {
                places.release();
            }
        }
    }

    private boolean comesUp() {
        try {
            return places.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
