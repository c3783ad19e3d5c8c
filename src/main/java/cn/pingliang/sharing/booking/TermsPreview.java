package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.shared.Refusal;
import cn.pingliang.sharing.shared.TimeSlot;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the requests of the last weeks would have met under changed terms.
 *
 * @param since the first day looked at
 * @param requests how many there were that the changed terms concern
 * @param refused those that would have been refused, the latest first
 * @param automatic how many would be approved by rule, and are
 * @param noShows who would have been a no-show, and who is by today's terms
 * @param admitted how many would pass that today's terms refuse
 */
public record TermsPreview(
        LocalDate since, int requests, List<Affected> refused, int admitted, Automatic automatic, NoShows noShows) {

    public TermsPreview {
        refused = List.copyOf(refused);
    }

    /**
     * How many of those that pass would be approved by rule.
     *
     * @param now by today's terms
     */
    public record Automatic(int then, int now) {}

    /**
     * Of those that pass and have begun.
     *
     * @param then the latest first
     * @param now by today's terms
     */
    public record NoShows(List<Missed> then, int now) {
        static final NoShows NONE = new NoShows(List.of(), 0);

        public NoShows {
            then = List.copyOf(then);
        }

        /** Those that only the change would make one. */
        public List<Missed> newly() {
            return then.stream().filter(each -> !each.already()).toList();
        }
    }

    /**
     * @param late how long after the start they came; null where they never did
     * @param already whether today's terms make it one too
     */
    public record Missed(
            BookingId booking,
            String instrumentName,
            String organisationName,
            TimeSlot slot,
            @Nullable Duration late,
            boolean already) {}

    /** @param already whether today's terms would refuse it too */
    public record Affected(
            BookingId booking,
            String instrumentName,
            String organisationName,
            TimeSlot slot,
            List<Refusal> refusals,
            boolean already) {}

    /** Those that only the change would refuse. */
    public List<Affected> newlyRefused() {
        return refused.stream().filter(each -> !each.already()).toList();
    }
}
