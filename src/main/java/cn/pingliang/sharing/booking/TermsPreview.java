package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.shared.Refusal;
import cn.pingliang.sharing.shared.TimeSlot;
import java.time.LocalDate;
import java.util.List;

/**
 * What the requests of the last weeks would have met under changed terms.
 *
 * @param since the first day looked at
 * @param requests how many there were that the changed terms concern
 * @param refused those that would have been refused, the latest first
 * @param automatic how many would be approved by rule, and are
 * @param admitted how many would pass that today's terms refuse
 */
public record TermsPreview(LocalDate since, int requests, List<Affected> refused, int admitted, Automatic automatic) {

    public TermsPreview {
        refused = List.copyOf(refused);
    }

    /**
     * How many of those that pass would be approved by rule.
     *
     * @param now by today's terms
     */
    public record Automatic(int then, int now) {}

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
