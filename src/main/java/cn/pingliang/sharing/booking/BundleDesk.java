package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.catalogue.BookableInstruments;
import cn.pingliang.sharing.catalogue.BookableInstruments.BookableInstrument;
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
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
    private final BookableInstruments instruments;
    private final SampleJobs sampleJobs;
    private final JdbcClient db;
    private final Clock clock;

    BundleDesk(
            BookingIntake intake,
            Commitments commitments,
            Occupancies occupancies,
            Standings standings,
            BookableInstruments instruments,
            SampleJobs sampleJobs,
            JdbcClient db,
            Clock clock) {
        this.intake = intake;
        this.commitments = commitments;
        this.occupancies = occupancies;
        this.standings = standings;
        this.instruments = instruments;
        this.sampleJobs = sampleJobs;
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
        var asked = instruments.all(
                requests.stream().map(BookingRequest::instrument).collect(Collectors.toSet()));
        reserve(requests, asked, by);
        var bundle = begin(recurrence, by);
        var accepted = new ArrayList<BookingId>();
        var conflicts = new ArrayList<Conflict>();
        for (var number : inTheOrderOfSlots(withoutCompanions(requests, asked))) {
            switch (intake.take(requests.get(number), by, bundle)) {
                case BookingAnswer.Accepted taken -> {
                    sampleJobs.keep(taken.id(), requests.get(number));
                    accepted.add(taken.id());
                }
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
    private void reserve(List<BookingRequest> requests, List<BookableInstrument> asked, AccountId by) {
        requests.stream()
                .map(request -> request.onBehalfOf() == null ? by : request.onBehalfOf())
                .distinct()
                .sorted(Comparator.comparing(AccountId::value))
                .forEach(requester -> commitments.reserve(requester, organisationOf(requester)));
        occupancies.lock(asked.stream()
                .flatMap(each -> Stream.concat(Stream.of(each.id()), each.companions().stream()))
                .collect(Collectors.toSet()));
    }

    private OrganisationId organisationOf(AccountId requester) {
        return standings
                .of(requester)
                .bookingSeat()
                .map(Seat::organisation)
                .orElseThrow(() -> new ForbiddenException("booking for nobody"));
    }

    /** What another of the instruments cannot be used without comes with it, and is not asked for twice. By number. */
    private static Map<Integer, BookingRequest> withoutCompanions(
            List<BookingRequest> requests, List<BookableInstrument> asked) {
        var mains = asked.stream()
                .filter(each -> asked.stream()
                        .noneMatch(other -> other.companions().contains(each.id())
                                && !(each.companions().contains(other.id())
                                        && each.id()
                                                        .value()
                                                        .compareTo(other.id().value())
                                                < 0)))
                .toList();
        return IntStream.range(0, requests.size())
                .boxed()
                .filter(number -> {
                    var request = requests.get(number);
                    return mains.stream().anyMatch(main -> main.id().equals(request.instrument()))
                            || requests.stream()
                                    .filter(other -> other.slot().equals(request.slot()))
                                    .noneMatch(other -> mains.stream()
                                            .anyMatch(main -> main.id().equals(other.instrument())
                                                    && main.companions().contains(request.instrument())));
                })
                .collect(Collectors.toMap(number -> number, requests::get));
    }

    private static List<Integer> inTheOrderOfSlots(Map<Integer, BookingRequest> requests) {
        return requests.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<Integer, BookingRequest> each) ->
                                each.getValue().instrument().value())
                        .thenComparing(each -> each.getValue().slot().start()))
                .map(Map.Entry::getKey)
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
