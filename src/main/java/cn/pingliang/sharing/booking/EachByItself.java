package cn.pingliang.sharing.booking;

import java.util.Collection;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes the portal's own step with several requests, each in a transaction of its own: one that fails is logged with its id and
 * keeps none of the others. In the end the job fails for it, so that operators see it among the jobs; the next run tries again.
 */
@Component
class EachByItself {

    private static final Logger LOG = LoggerFactory.getLogger(EachByItself.class);

    private final TransactionTemplate transaction;

    EachByItself(TransactionTemplate transaction) {
        this.transaction = transaction;
    }

    /**
     * @param what for the log
     * @throws RuntimeException what the first that failed threw, with the others' suppressed, once all were tried
     */
    void take(String what, Collection<BookingId> requests, Consumer<BookingId> step) {
        RuntimeException failure = null;
        for (var each : requests) {
            try {
                transaction.executeWithoutResult(status -> step.accept(each));
            } catch (RuntimeException one) {
                LOG.error("Booking {}: {} did not work, again later.", each, what, one);
                failure = with(failure, one);
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private static RuntimeException with(@Nullable RuntimeException first, RuntimeException another) {
        if (first == null) {
            return another;
        }
        first.addSuppressed(another);
        return first;
    }
}
