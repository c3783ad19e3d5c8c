package cn.pingliang.sharing.shared;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Remembers, to the end of the transaction, what was read in it: for what the transaction itself never changes, and what
 * several of its rules look at. They are then all judged by the same answer, and the database is asked once. Outside of a
 * transaction nothing is remembered.
 *
 * @param <K> what was asked for
 * @param <V> the answer; never null
 */
public final class OncePerTransaction<K, V> {

    public V get(K key, Function<K, V> read) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            return read.apply(key);
        }
        // Not computeIfAbsent: reading may come back here with another key.
        var known = known();
        var value = known.get(key);
        if (value == null) {
            value = read.apply(key);
            known.put(key, value);
        }
        return value;
    }

    @SuppressWarnings("unchecked") // bound under this, by this alone
    private Map<K, V> known() {
        var known = (Map<K, V>) TransactionSynchronizationManager.getResource(this);
        if (known == null) {
            known = new HashMap<>();
            TransactionSynchronizationManager.bindResource(this, known);
            TransactionSynchronizationManager.registerSynchronization(new Forgetting(known));
        }
        return known;
    }

    /** A transaction within, of its own, sees nothing of it. */
    private final class Forgetting implements TransactionSynchronization {

        private final Map<K, V> known;

        Forgetting(Map<K, V> known) {
            this.known = known;
        }

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(OncePerTransaction.this);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(OncePerTransaction.this, known);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(OncePerTransaction.this);
        }
    }
}
