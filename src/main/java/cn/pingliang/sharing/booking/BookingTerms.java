package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.shared.TimeSlot;
import cn.pingliang.sharing.training.Trained;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What an instrument demands of a booking on one day by one audience, after defaults of the site, its institution and its
 * class.
 *
 * @param minNotice how long before the start a request must come, at the latest
 * @param maxNotice how long before the start it may come, at the earliest
 * @param alignment starts and ends lie on multiples of this, counted from the full hour
 * @param bufferBefore time to set up, kept free before the slot; {@code bufferAfter} likewise
 * @param cancelNotice how long before the start the requester may still cancel
 * @param changeNotice how long before the start the requester may still ask for another time
 * @param earlyCheckIn how long before the start the use may begin, if nobody else has the unit
 * @param gap between two bookings of one person on this instrument
 * @param nights whether it can be booked between 22:00 and 06:00
 * @param daysOff whether it can be booked on weekends and holidays
 * @param oneAtATime whether a person may have no other booking at the same time, on whatever instrument
 * @param pendingHolds whether a request holds its slot while it waits for a decision; otherwise requests compete
 * @param rivalsWait where requests compete, whether those that do not get the slot wait for it; otherwise they are declined
 * @param autoApproval bookings up to this length need no approval, where others do; zero for none
 * @param noShow whoever has not come so long after the start gives up the rest of the slot; zero where being late costs nothing
 * @param trainingNeeded whether whoever operates it has to be trained on it
 * @param autoApprovalTrained whether only the bookings of those are approved by {@code autoApproval} who are trained
 * @param lateGrace how long after the start somebody may come and not be late; {@code earlyLeaveGrace}: how long before the end they
 *     may leave, {@code overtimeGrace}: how long after it they may stay, and it is as booked
 * @param quotas all of them apply
 */
public record BookingTerms(
        Duration minNotice,
        Duration maxNotice,
        Duration shortest,
        Duration longest,
        Duration alignment,
        Duration bufferBefore,
        Duration bufferAfter,
        Duration cancelNotice,
        Duration changeNotice,
        Duration earlyCheckIn,
        boolean approvalNeeded,
        boolean agreementNeeded,
        Duration gap,
        boolean nights,
        boolean daysOff,
        boolean oneAtATime,
        boolean pendingHolds,
        boolean rivalsWait,
        Duration autoApproval,
        Duration noShow,
        boolean trainingNeeded,
        boolean autoApprovalTrained,
        Duration lateGrace,
        Duration earlyLeaveGrace,
        Duration overtimeGrace,
        List<Quota> quotas) {

    public BookingTerms {
        quotas = List.copyOf(quotas);
    }

    /** The next moment on the alignment; the second after, since a notice may end within one. */
    public Instant alignUp(Instant moment) {
        var step = alignment.toSeconds();
        var seconds = moment.getNano() == 0 ? moment.getEpochSecond() : moment.getEpochSecond() + 1;
        return Instant.ofEpochSecond(Math.ceilDiv(seconds, step) * step);
    }

    /** Whether it touches a night, and nights are not offered. */
    public boolean refuseNightOf(TimeSlot slot) {
        return !nights && BookingRule.touchesNight(slot);
    }

    /** Whether a booking of this length by whoever is so trained is approved by rule, where others wait for somebody's decision. */
    boolean approvesByItself(TimeSlot slot, Trained trained) {
        return approvalNeeded
                && !autoApproval.isZero()
                && slot.length().compareTo(autoApproval) <= 0
                && (!autoApprovalTrained || trained.throughout(slot));
    }

    /** For a booking that is {@link #approvesByItself approved by itself}. */
    BookingTerms approvedByRule() {
        return with(false, pendingHolds);
    }

    /** For a request for an exception: somebody decides on it, and until then others can have the slot. */
    BookingTerms ofException() {
        return with(true, false);
    }

    private BookingTerms with(boolean approval, boolean holds) {
        return new BookingTerms(
                minNotice,
                maxNotice,
                shortest,
                longest,
                alignment,
                bufferBefore,
                bufferAfter,
                cancelNotice,
                changeNotice,
                earlyCheckIn,
                approval,
                agreementNeeded,
                gap,
                nights,
                daysOff,
                oneAtATime,
                holds,
                rivalsWait,
                autoApproval,
                noShow,
                trainingNeeded,
                autoApprovalTrained,
                lateGrace,
                earlyLeaveGrace,
                overtimeGrace,
                quotas);
    }

    /** Whether requests wait beside each other for one slot. */
    boolean requestsCompete() {
        return approvalNeeded && !pendingHolds;
    }

    /** Whether the requester can no longer ask for another time than this one. */
    boolean isTooLateToChange(TimeSlot slot, Instant now) {
        return now.isAfter(slot.start().minus(changeNotice));
    }

    /** Whether the person's or organisation's other bookings matter. */
    boolean lookAtOtherBookings() {
        return oneAtATime || !gap.isZero() || !quotas.isEmpty();
    }
}
