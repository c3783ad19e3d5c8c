package cn.pingliang.sharing.audit;

import cn.pingliang.sharing.account.AccountId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Computes the chain again from its first link, and says where the trail is not as it was sealed. */
@Service
public class AuditCheck {

    /** Enough to see what happened. */
    private static final int MOST_FLAWS = 200;

    private final AuditChain chain;
    private final AuditRights rights;

    AuditCheck(AuditChain chain, AuditRights rights) {
        this.chain = chain;
        this.rights = rights;
    }

    /** Told after each seal. */
    @FunctionalInterface
    public interface Progress {
        /** @return whether to go on */
        boolean at(long seal, long of);
    }

    /**
     * @param seals how many were looked at
     * @param upTo when the last of them was made; null where there is none
     * @param hash of the last of them: whoever noted it elsewhere can tell later that nobody cut the chain
     * @param notSealed entries that are too new to be in a seal
     * @param complete false where somebody stopped it, or where there were too many flaws
     */
    public record Finding(
            long seals,
            long entries,
            @Nullable Instant upTo,
            String hash,
            long notSealed,
            List<Flaw> flaws,
            boolean complete) {

        public Finding {
            flaws = List.copyOf(flaws);
        }
    }

    /**
     * @param seals how many there are
     * @param upTo when the last was made; null where there is none
     * @param hash of the last
     * @param notSealed entries that wait for the next
     */
    public record State(long seals, @Nullable Instant upTo, String hash, long notSealed) {}

    /** For the platform's operators. Two queries, and nothing is computed. */
    public State state(AccountId by) {
        rights.require(by);
        var last = chain.last();
        return new State(last.number(), last.number() == 0 ? null : last.at(), last.hash(), chain.countAfter(last));
    }

    /** For the platform's operators. Two queries for each thousand entries. */
    public Finding run(AccountId by, Progress progress) {
        rights.require(by);
        var end = chain.last();
        var before = AuditSeal.NONE;
        var flaws = new ArrayList<Flaw>();
        var entries = 0L;
        while (before.number() < end.number() && flaws.size() < MOST_FLAWS) {
            var seal = chain.nextAfter(before.number()).orElseThrow();
            entries += seal.digests().size();
            check(before, seal, flaws);
            before = seal;
            if (!progress.at(seal.number(), end.number())) {
                break;
            }
        }
        return new Finding(
                before.number(),
                entries,
                before.number() == 0 ? null : before.at(),
                before.hash(),
                chain.countAfter(end),
                flaws,
                before.number() == end.number());
    }

    private void check(AuditSeal before, AuditSeal seal, List<Flaw> flaws) {
        LongStream.range(before.number() + 1, seal.number())
                .mapToObj(Flaw.SealMissing::new)
                .forEach(flaws::add);
        var follows = seal.number() == before.number() + 1;
        if (follows && !seal.hashAfter(before.hash()).equals(seal.hash())) {
            flaws.add(new Flaw.SealChanged(seal.number()));
        }
        // Where a seal is missing, nobody knows which entries it covered.
        var found = new HashMap<UUID, AuditEntry>();
        (follows ? chain.between(before, seal) : chain.byIds(seal.digests().keySet()))
                .forEach(entry -> found.put(entry.id(), entry));
        seal.digests().forEach((id, digest) -> {
            var entry = found.remove(id);
            if (entry == null) {
                flaws.add(new Flaw.EntryMissing(seal.number(), id));
            } else if (!entry.digest().equals(digest)) {
                flaws.add(new Flaw.EntryChanged(seal.number(), id));
            }
        });
        found.keySet().stream()
                .sorted()
                .map(id -> new Flaw.EntryAdded(seal.number(), id))
                .forEach(flaws::add);
    }
}
