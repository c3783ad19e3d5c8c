package cn.pingliang.sharing.webhook;

import cn.pingliang.sharing.webhook.WebhookOutbox.Claimed;
import cn.pingliang.sharing.webhook.WebhookSender.Attempt;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Brings what is in the outbox to its receivers, several at once, so that one that is slow keeps none of the others waiting. Each
 * claim, and what came of it, is committed by itself; nothing of the database is held meanwhile.
 */
@Component
class WebhookCourier {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookCourier.class);

    private static final int THREADS = 8;

    /** So that a run ends. */
    private static final int MOST = 500;

    private static final Duration FIRST_LOOK = Duration.ofMillis(20);
    private static final Duration LONGEST_LOOK = Duration.ofMillis(500);

    private final WebhookOutbox outbox;
    private final WebhookSender sender;
    private final Clock clock;

    WebhookCourier(WebhookOutbox outbox, WebhookSender sender, Clock clock) {
        this.outbox = outbox;
        this.sender = sender;
        this.clock = clock;
    }

    /** The job's work. */
    void run() {
        var first = outbox.claim();
        if (first.isEmpty()) {
            return;
        }
        var round = new Round(new AtomicInteger(1), new AtomicInteger(MOST - 1));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.execute(() -> carry(first, round));
            for (var each = 1; each < THREADS; each++) {
                threads.execute(() -> carry(Optional.empty(), round));
            }
        }
    }

    /**
     * @param sending how many receivers are being told something
     * @param left how much more may be told
     */
    private record Round(AtomicInteger sending, AtomicInteger left) {}

    /** Goes on while anybody is at work: what comes meanwhile need not wait for the slowest of them. */
    private void carry(Optional<Claimed> inHand, Round round) {
        var claimed = inHand;
        var look = FIRST_LOOK;
        while (true) {
            if (claimed.isPresent()) {
                look = FIRST_LOOK;
                try {
                    outbox.came(claimed.get(), attempt(claimed.get()));
                } finally {
                    round.sending().decrementAndGet();
                }
            } else if (round.sending().get() == 0) {
                return;
            } else {
                LockSupport.parkNanos(look.toNanos());
                look = look.multipliedBy(2).compareTo(LONGEST_LOOK) > 0 ? LONGEST_LOOK : look.multipliedBy(2);
            }
            claimed = round.left().get() > 0 ? outbox.claim() : Optional.empty();
            claimed.ifPresent(next -> {
                round.sending().incrementAndGet();
                round.left().decrementAndGet();
            });
        }
    }

    private Attempt attempt(Claimed claimed) {
        try {
            return sender.send(claimed);
        } catch (RuntimeException e) {
            // A fault of ours in one of them must not keep the others.
            LOG.warn(
                    "The webhook {} at {} could not be told of {}; it is tried again.",
                    claimed.webhook(),
                    claimed.address().getHost(),
                    claimed.delivery(),
                    e);
            return new Attempt(clock.instant(), 0, null, WebhookFailure.PORTAL_FAILED);
        }
    }
}
