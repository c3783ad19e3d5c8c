package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.catalogue.BookableInstruments.BookableInstrument;
import cn.pingliang.sharing.shared.ForbiddenException;
import cn.pingliang.sharing.shared.NotFoundException;
import cn.pingliang.sharing.shared.Refusal;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/**
 * Takes requests for machine time, and to have samples measured. For verified entrepreneurs and staff of institutions; what follows a request is
 * {@link BookingSteps}' work, and several at once are {@link BundleDesk}'s.
 */
@Service
@Transactional
public class BookingDesk {

    private final BookingIntake intake;
    private final BookingAttempts attempts;
    private final Companions companions;
    private final SampleJobs sampleJobs;

    BookingDesk(BookingIntake intake, BookingAttempts attempts, Companions companions, SampleJobs sampleJobs) {
        this.intake = intake;
        this.attempts = attempts;
        this.companions = companions;
        this.sampleJobs = sampleJobs;
    }

    /**
     * Asks for a slot. It is taken at once, whether or not somebody has yet to approve; only where the terms let requests
     * compete does it stay free until one is approved. What the requester holds of the instrument is used for it. What the
     * instrument cannot be used without is asked for with it, all or nothing.
     *
     * @throws NotFoundException where there is no such published instrument
     * @throws ForbiddenException where the account books for nobody, or for an enterprise that is not verified; where it sets
     *     rules aside, or asks on behalf of another, without deciding on the instrument
     */
    public BookingAnswer request(BookingRequest request, AccountId by) {
        var answer = intake.take(request, by, null);
        if (answer instanceof BookingAnswer.Accepted accepted) {
            sampleJobs.keep(accepted.id(), request);
        } else {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        }
        return answer;
    }

    /** What the person meets at the instrument. Two queries. */
    @Transactional(readOnly = true)
    public BookingConditions conditions(BookableInstrument instrument, AccountId account) {
        return attempts.conditions(instrument, account);
    }

    /**
     * What the rules would say to this request now. Takes nothing; at most one query for the person's other bookings, and one
     * for the work calendar where the terms mind it; what companions add is said there.
     *
     * @param open whether the slot lies in opening hours
     * @throws ForbiddenException as {@link #request} does
     */
    @Transactional(readOnly = true)
    public List<Refusal> judge(BookingRequest request, BookingConditions conditions, boolean open) {
        var attempt =
                attempts.toExplain(request, conditions, conditions.standing().account(), open);
        return companions.judgeWith(BookingRule.judge(attempt), attempt, conditions.demands());
    }
}
