package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.catalogue.BookableInstruments.BookableInstrument;
import cn.pingliang.sharing.shared.Refusal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of an action on a request. */
public sealed interface StepAnswer {

    /** @param waitsForSecond whether it has the first of two approvals, and waits for the second */
    record Done(BookingId id, BookingStatus status, ServiceMode service, boolean waitsForSecond) implements StepAnswer {

        /** Where the request stands now, as a key of translations. */
        public String statusKey() {
            if (!waitsForSecond) {
                return ServiceWords.status(status, service);
            }
            return status == BookingStatus.PENDING ? "booking.status-second" : "booking.status-change-second";
        }
    }

    /** Not possible from where the request stands; perhaps somebody else was quicker. */
    record IllegalTransition(BookingStatus from, BookingAction action, ServiceMode service) implements StepAnswer {}

    /** The request has changed since the version the caller saw. */
    record Stale() implements StepAnswer {}

    /**
     * Somebody has the time that it needs; nothing was changed.
     *
     * @param companion what the instrument cannot be used without, where that is what somebody has
     */
    record SlotTaken(
            List<BookingAnswer.Alternative> alternatives,
            @Nullable BookableInstrument companion) implements StepAnswer {}

    record Refused(List<Refusal> refusals) implements StepAnswer {
        static Refused of(String rule, Object... arguments) {
            return new Refused(List.of(Refusal.of(rule, arguments)));
        }
    }
}
