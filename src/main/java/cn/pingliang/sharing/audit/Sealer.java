package cn.pingliang.sharing.audit;

import cn.pingliang.sharing.shared.jobs.PortalJob;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Lengthens the chain by what was written meanwhile. Any number of nodes may do so at once. */
@Component
class Sealer {

    /** A seal stays small enough to be read and checked at once. */
    private static final int ENTRIES = 1000;

    private final AuditChain chain;
    private final Era era;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Sealer(AuditChain chain, Era era, TransactionTemplate transaction, Clock clock) {
        this.chain = chain;
        this.era = era;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** All entries of transactions that are over. Returns where another node seals them. */
    void seal() {
        while (Boolean.TRUE.equals(transaction.execute(status -> sealSome()))) {
            // until there is nothing left
        }
    }

    private boolean sealSome() {
        var last = chain.last();
        var entries = chain.overSince(last, era.number(), ENTRIES);
        // The database keeps microseconds.
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return !entries.isEmpty() && chain.add(AuditSeal.after(last, now, entries));
    }

    @Configuration(proxyBeanMethods = false)
    static class Job {
        @Bean
        PortalJob auditIsSealed(Sealer sealer) {
            return new PortalJob("audit-is-sealed", Duration.ofSeconds(5), sealer::seal);
        }
    }
}
