package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.organisation.OrganisationId;
import cn.pingliang.sharing.organisation.Standing.Seat;
import cn.pingliang.sharing.organisation.Standings;
import cn.pingliang.sharing.schedule.Occupancies;
import cn.pingliang.sharing.shared.ForbiddenException;
import cn.pingliang.sharing.shared.TimeOrderedId;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/**
 * Takes several requests at once, all or nothing: the times of a series, or several instruments for one piece of work. Each
 * becomes a booking of its own, which goes to its own decider.
 */
@Service
@Transactional
public class BundleDesk {

    /** So that one request cannot keep everybody else waiting. */
    public static final int MOST = 100;

    private final BookingIntake intake;
    private final Commitments commitments;
    private final Occupancies occupancies;
    private final Standings standings;
    private final JdbcClient db;
    private final Clock clock;

    BundleDesk(
            BookingIntake intake,
            Commitments commitments,
            Occupancies occupancies,
            Standings standings,
            JdbcClient db,
            Clock clock) {
        this.intake = intake;
        this.commitments = commitments;
        this.occupancies = occupancies;
        this.standings = standings;
        this.db = db;
        this.clock = clock;
    }

    /**
     * @param requests at least one and at most {@link #MOST}; each is judged beside those before it
     * @param recurrence the rule the times follow, RFC 5545; null where they follow none
     * @throws ForbiddenException as {@link BookingDesk#request} does
     */
    public BundleAnswer request(List<BookingRequest> requests, @Nullable String recurrence, AccountId by) {
        if (requests.isEmpty() || requests.size() > MOST) {
            throw new IllegalArgumentException("1 to %d requests, not %d".formatted(MOST, requests.size()));
        }
        reserve(requests, by);
        var bundle = begin(recurrence, by);
        var accepted = new ArrayList<BookingId>();
        var conflicts = new ArrayList<Conflict>();
        for (var number : inTheOrderOfSlots(requests)) {
            switch (intake.take(requests.get(number), by, bundle)) {
                case BookingAnswer.Accepted taken -> accepted.add(taken.id());
                case BookingAnswer.Refused refused -> conflicts.add(new Conflict(number, refused));
                case BookingAnswer.SlotTaken taken -> conflicts.add(new Conflict(number, taken));
            }
        }
        if (!conflicts.isEmpty()) {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
            conflicts.sort(Comparator.comparingInt(Conflict::number));
            return new BundleAnswer.Conflicts(conflicts);
        }
        return new BundleAnswer.Accepted(bundle, accepted);
    }

    /** People before instruments, each in the order of their ids: whoever locks several does it in this order. */
    private void reserve(List<BookingRequest> requests, AccountId by) {
        requests.stream()
                .map(request -> request.onBehalfOf() == null ? by : request.onBehalfOf())
                .distinct()
                .sorted(Comparator.comparing(AccountId::value))
                .forEach(requester -> commitments.reserve(requester, organisationOf(requester)));
        requests.stream()
                .map(BookingRequest::instrument)
                .distinct()
                .sorted(Comparator.comparing(ResourceId::value))
                .forEach(occupancies::lock);
    }

    private OrganisationId organisationOf(AccountId requester) {
        return standings
                .of(requester)
                .bookingSeat()
                .map(Seat::organisation)
                .orElseThrow(() -> new ForbiddenException("booking for nobody"));
    }

    private static List<Integer> inTheOrderOfSlots(List<BookingRequest> requests) {
        return IntStream.range(0, requests.size())
                .boxed()
                .sorted(Comparator.comparing((Integer number) ->
                                requests.get(number).instrument().value())
                        .thenComparing(number -> requests.get(number).slot().start()))
                .toList();
    }

    private BundleId begin(@Nullable String recurrence, AccountId by) {
        var id = TimeOrderedId.next();
        db.sql("insert into booking_bundle (id, requester_id, recurrence, created_at) values (?, ?, ?, ?)")
                .param(id)
                .param(by.value())
                .param(recurrence)
                .param(Timestamp.from(clock.instant()))
                .update();
        return new BundleId(id);
    }

    /** What came of several requests at once. */
    public sealed interface BundleAnswer {

        /** Every one of them is a booking now. */
        record Accepted(BundleId bundle, List<BookingId> bookings) implements BundleAnswer {}

        /** None of them is; these stood in the way. */
        record Conflicts(List<Conflict> conflicts) implements BundleAnswer {}
    }

    /** @param number of the request in the list, from 0 */
    public record Conflict(int number, BookingAnswer answer) {}
}
