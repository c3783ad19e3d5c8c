package cn.pingliang.sharing.shared.live;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Who changes something announces its id in the transaction that changes it; who shows it subscribes to the id and reads
 * again. All nodes of a portal hear what any of them commits. An announcement is a hint, not a promise: while the database
 * cannot be reached none arrives, so whoever shows a state also reads it when it is asked for.
 */
@Component
public class ChangeFeed implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ChangeFeed.class);

    private final Set<Subscription> subscriptions = ConcurrentHashMap.newKeySet();
    private final AnnouncementSender sender;
    private final ListeningConnection connection;

    ChangeFeed(JdbcClient db, JdbcConnectionDetails database) {
        sender = new AnnouncementSender(db);
        connection = new ListeningConnection(database, this::tell, this::tellEverybody);
    }

    /**
     * Tells everybody concerned once the transaction has committed, and nobody if it does not.
     *
     * @throws IllegalStateException outside of a transaction
     */
    public void announce(UUID... subjects) {
        var changed = Set.copyOf(List.of(subjects));
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                sender.send(changed);
            }
        });
    }

    /**
     * Has the listener told of changes to any of the subjects, or that some may have been missed. It runs on the feed's
     * thread and hands its work on.
     *
     * @return ends the subscription when closed
     */
    public Subscription subscribe(Set<UUID> subjects, Runnable listener) {
        var subscription = new Subscription(Set.copyOf(subjects), listener, subscriptions::remove);
        subscriptions.add(subscription);
        return subscription;
    }

    private void tell(Set<UUID> changed) {
        subscriptions.stream()
                .filter(subscription -> subscription.concerns(changed))
                .forEach(ChangeFeed::tell);
    }

    private void tellEverybody() {
        subscriptions.forEach(ChangeFeed::tell);
    }

    /** One page that cannot be told must not keep the others from hearing. */
    private static void tell(Subscription subscription) {
        try {
            subscription.listener.run();
        } catch (RuntimeException e) {
            LOG.warn("A listener to changes failed; the others are told all the same.", e);
        }
    }

    /** Whether changes arrive at the moment. */
    boolean isListening() {
        return connection.isListening();
    }

    /** The database's number of the listening connection. */
    int backend() {
        return connection.backend();
    }

    @Override
    public void start() {
        sender.start();
        connection.start();
    }

    @Override
    public void stop() {
        sender.stop();
        connection.stop();
    }

    @Override
    public boolean isRunning() {
        return connection.isRunning();
    }

    /** Before the web server starts and after it has stopped, so that what the last requests changed is still announced. */
    @Override
    public int getPhase() {
        return SmartLifecycle.DEFAULT_PHASE - 4096;
    }

    /** Somebody's interest in changes, until closed. */
    public static final class Subscription implements AutoCloseable {

        private final Set<UUID> subjects;
        private final Runnable listener;
        private final Consumer<Subscription> end;

        private Subscription(Set<UUID> subjects, Runnable listener, Consumer<Subscription> end) {
            this.subjects = subjects;
            this.listener = listener;
            this.end = end;
        }

        private boolean concerns(Set<UUID> changed) {
            return subjects.stream().anyMatch(changed::contains);
        }

        @Override
        public void close() {
            end.accept(this);
        }
    }
}
