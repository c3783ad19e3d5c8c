package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.organisation.OrganisationId;
import cn.pingliang.sharing.shared.Money;
import cn.pingliang.sharing.shared.TimeSlot;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A request as one of the people concerned sees it.
 *
 * @param decideBy until when the institution is to decide, while that is its turn
 * @param overdue whether that moment has passed
 * @param changeAsked the time asked for instead, while that waits for a decision
 * @param proposal the time proposed instead, while the applicant has not answered
 * @param competes whether it waits without the slot, beside other requests
 * @param overrideReason why staff set rules aside
 * @param askedBy the member of staff who asked on the requester's behalf
 * @param routing who is to decide on it
 * @param actions what the viewer may do with it now
 * @param history oldest first; empty in lists
 * @param accompanies the booking that this one follows in every step; null for most, and in lists
 * @param companions those that follow it; empty for most, and in lists
 * @param setAside the rules that it was let off, as in refusals; empty for most, and in lists
 * @param sampleJob null where none are sent in, and in lists
 * @param series null where it was asked for alone, and in lists
 */
public record BookingView(
        BookingId id,
        int version,
        BookingStatus status,
        ResourceId instrument,
        String instrumentName,
        String instrumentNameEn,
        OrganisationId institution,
        String institutionName,
        String institutionNameEn,
        TimeSlot slot,
        int unit,
        AccountId requester,
        String requesterName,
        OrganisationId organisation,
        String organisationName,
        boolean external,
        String purpose,
        ServiceMode serviceMode,
        @Nullable Integer samples,
        Instant requestedAt,
        @Nullable Instant decideBy,
        boolean overdue,
        @Nullable Instant checkedInAt,
        @Nullable Instant checkedOutAt,
        @Nullable BigDecimal confirmedHours,
        @Nullable Money amount,
        @Nullable Rating rating,
        @Nullable String ratingText,
        @Nullable TimeSlot changeAsked,
        @Nullable Proposal proposal,
        boolean competes,
        @Nullable String overrideReason,
        @Nullable String askedBy,
        Routing routing,
        Set<BookingAction> actions,
        List<Step> history,
        @Nullable Series series,
        @Nullable Beside accompanies,
        List<Beside> companions,
        List<String> setAside,
        @Nullable SampleJob sampleJob) {

    public BookingView {
        companions = List.copyOf(companions);
        setAside = List.copyOf(setAside);
    }

    /** What moves together: the booking and those that follow it. */
    public Set<UUID> together() {
        return Stream.concat(Stream.of(id), companions.stream().map(Beside::id))
                .map(BookingId::value)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * @param approvals how many it wants, one or two; said of what waits for them
     * @param firstApprovedBy who gave the first of two, while it waits for the second
     * @param handedTo whom it was handed to; null for most
     * @param substitute who stands in for them today
     * @param actingFor the colleague whom the viewer stands in for, where they decide in that colleague's right only
     */
    public record Routing(
            int approvals,
            @Nullable String firstApprovedBy,
            @Nullable String handedTo,
            @Nullable String substitute,
            @Nullable String actingFor) {

        /** Whether the approval that it waits for is the second. */
        public boolean isAtSecond() {
            return firstApprovedBy != null;
        }

        /** Whether it is the first of two. */
        public boolean isAtFirstOfTwo() {
            return approvals == 2 && firstApprovedBy == null;
        }
    }

    /**
     * What is known of samples that are sent in.
     *
     * @param sendTo address and person, as published with the instrument; empty where nothing is
     */
    public record SampleJob(SampleDetails details, String sendTo) {}

    /** A booking that this one follows, or that follows it. */
    public record Beside(BookingId id, ResourceId instrument, String instrumentName, String instrumentNameEn) {}

    /** What it was asked for together with on the same instrument, itself among them, in the order of their times. */
    public record Series(List<Member> members) {
        public Series {
            members = List.copyOf(members);
        }
    }

    public record Member(BookingId id, TimeSlot slot, BookingStatus status) {}

    /** @param until when it is kept for the applicant */
    public record Proposal(TimeSlot slot, Instant until) {}

    /**
     * @param by null where the portal did it, by a rule
     * @param forColleague the colleague whom they stood in for
     * @param to to whom it was handed
     * @param slot the time that the step set, asked for or proposed
     * @param approvedUpTo the rule by which the portal approved it: bookings up to so many minutes
     * @param approvedAsTrained whether that rule is for those only who are trained
     * @param noShowAfter the rule by which the portal marked it: nobody had come so many minutes after the start
     * @param files what came with it
     */
    public record Step(
            Instant at,
            BookingAction action,
            BookingStatus status,
            @Nullable String by,
            @Nullable String forColleague,
            @Nullable String to,
            @Nullable String reason,
            @Nullable TimeSlot slot,
            @Nullable Integer approvedUpTo,
            boolean approvedAsTrained,
            @Nullable Integer noShowAfter,
            List<BookingFile> files) {
        public Step {
            files = List.copyOf(files);
        }
    }

    BookingView with(
            List<Step> steps,
            @Nullable Series others,
            @Nullable Beside main,
            List<Beside> following,
            List<String> rules,
            @Nullable SampleJob job) {
        return new BookingView(
                id,
                version,
                status,
                instrument,
                instrumentName,
                instrumentNameEn,
                institution,
                institutionName,
                institutionNameEn,
                slot,
                unit,
                requester,
                requesterName,
                organisation,
                organisationName,
                external,
                purpose,
                serviceMode,
                samples,
                requestedAt,
                decideBy,
                overdue,
                checkedInAt,
                checkedOutAt,
                confirmedHours,
                amount,
                rating,
                ratingText,
                changeAsked,
                proposal,
                competes,
                overrideReason,
                askedBy,
                routing,
                actions,
                steps,
                others,
                main,
                following,
                rules,
                job);
    }
}
