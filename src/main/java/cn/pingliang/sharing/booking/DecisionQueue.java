package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.booking.BookingQuery.Side;
import cn.pingliang.sharing.shared.PageOf;
import cn.pingliang.sharing.shared.PageRequest;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What waits for those who decide, the most urgent first, with what each request would mean. */
@Service
@Transactional(readOnly = true)
public class DecisionQueue {

    private final BookingBook book;
    private final BookingAccess access;
    private final DecisionImpacts impacts;

    DecisionQueue(BookingBook book, BookingAccess access, DecisionImpacts impacts) {
        this.book = book;
        this.access = access;
        this.impacts = impacts;
    }

    /** A page that lies beyond the end is the last one. Five queries at most for an administrator, six for a manager. */
    public Page open(BookingStatus status, PageRequest page, AccountId account) {
        return open(status, Part.ALL, page, account);
    }

    /** Only a part of what waits for a decision, which is to be {@link Part#ALL} of what waits for something else. */
    public Page open(BookingStatus status, Part part, PageRequest page, AccountId account) {
        var viewer = access.viewer(account);
        var query = BookingQuery.as(Side.DECIDER, status);
        var queue = book.queue(query, part, viewer, page);
        var found = queue.requests();
        if (found.items().isEmpty() && found.total() > 0) {
            // The last request of the last page was decided; others still wait.
            var last = Math.toIntExact((found.total() - 1) / page.size());
            queue = book.queue(query, part, viewer, new PageRequest(last, page.size()));
            found = queue.requests();
        }
        return new Page(
                found,
                queue.waiting().byStatus(),
                queue.waiting().parts(),
                status == BookingStatus.PENDING ? impacts.of(found.items(), account) : Map.of(),
                viewer.subjects(),
                queue.missed());
    }

    /** Of what waits for a decision. */
    public enum Part {
        ALL,
        /** Handed to the viewer. */
        HANDED_TO_ME,
        /** With the first of two approvals. */
        SECOND
    }

    /**
     * @param parts how many there are of each part of what waits for a decision
     * @param waiting how many there are in each status
     * @param impacts of those that are to be decided on; empty for other statuses
     * @param followed whose changes concern the queue, of the {@link cn.pingliang.sharing.shared.live.ChangeFeed}
     * @param missed whether something came of a batch of the viewer's that they were not told ({@link DecisionBatches#untold})
     */
    public record Page(
            PageOf<BookingView> requests,
            Map<BookingStatus, Long> waiting,
            Map<Part, Long> parts,
            Map<BookingId, DecisionImpact> impacts,
            Set<UUID> followed,
            boolean missed) {

        /** The same, now that they were told. */
        public Page told() {
            return new Page(requests, waiting, parts, impacts, followed, false);
        }

        /** The viewer's own batch that some of them wait in. */
        public Optional<UUID> batch() {
            return impacts.values().stream()
                    .filter(DecisionImpact::batchIsMine)
                    .flatMap(impact -> Optional.ofNullable(impact.batch()).stream())
                    .findFirst();
        }
    }
}
