package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.shared.PortalTime;
import cn.pingliang.sharing.shared.TimeSlot;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A request in the API's shape. */
record BookingRecord(
        UUID id,
        int version,
        BookingStatus status,
        Named instrument,
        Named institution,
        OffsetDateTime start,
        OffsetDateTime end,
        Requester requester,
        boolean external,
        String purpose,
        ServiceMode serviceMode,
        @Nullable Integer samples,
        OffsetDateTime requestedAt,
        @Nullable OffsetDateTime decideBy,
        @Nullable OffsetDateTime checkedInAt,
        @Nullable OffsetDateTime checkedOutAt,
        @Nullable BigDecimal hours,
        @Nullable BigDecimal amount,
        @Nullable Rating rating,
        @Nullable String ratingText,
        @Nullable Time changeAsked,
        @Nullable Proposal proposal,
        @Nullable String overrideReason,
        @Nullable String askedBy,
        int approvals,
        @Nullable String firstApprovedBy,
        @Nullable String handedTo,
        @Nullable Beside accompanies,
        List<Beside> companions,
        @Nullable String sampleDescription,
        SampleDetails.@Nullable Remains sampleRemains,
        @Nullable String sendSamplesTo,
        Set<BookingAction> actions,
        List<Step> history) {

    static BookingRecord of(BookingView view) {
        var sampleJob = view.sampleJob();
        return new BookingRecord(
                view.id().value(),
                view.version(),
                view.status(),
                new Named(view.instrument().value(), view.instrumentName()),
                new Named(view.institution().value(), view.institutionName()),
                PortalTime.local(view.slot().start()),
                PortalTime.local(view.slot().end()),
                new Requester(
                        view.requester().value(),
                        view.requesterName(),
                        new Named(view.organisation().value(), view.organisationName())),
                view.external(),
                view.purpose(),
                view.serviceMode(),
                view.samples(),
                PortalTime.local(view.requestedAt()),
                local(view.decideBy()),
                local(view.checkedInAt()),
                local(view.checkedOutAt()),
                view.confirmedHours(),
                view.amount() == null ? null : view.amount().yuan(),
                view.rating(),
                view.ratingText(),
                Time.of(view.changeAsked()),
                Proposal.of(view.proposal()),
                view.overrideReason(),
                view.askedBy(),
                view.routing().approvals(),
                view.routing().firstApprovedBy(),
                view.routing().handedTo(),
                view.accompanies() == null ? null : Beside.of(view.accompanies()),
                view.companions().stream().map(Beside::of).toList(),
                sampleJob == null ? null : sampleJob.details().description(),
                sampleJob == null ? null : sampleJob.details().remains(),
                sampleJob == null ? null : sampleJob.sendTo(),
                view.actions(),
                view.history().stream()
                        .map(step -> new Step(
                                PortalTime.local(step.at()),
                                step.action(),
                                step.status(),
                                step.by(),
                                step.forColleague(),
                                step.to(),
                                step.reason(),
                                Time.of(step.slot()),
                                step.approvedUpTo(),
                                step.noShowAfter(),
                                step.files().stream().map(File::of).toList()))
                        .toList());
    }

    private static @Nullable OffsetDateTime local(@Nullable Instant moment) {
        return moment == null ? null : PortalTime.local(moment);
    }

    record Named(UUID id, String name) {}

    /** The booking of an instrument that cannot be used without another, or of that other one. */
    record Beside(UUID bookingId, Named instrument) {
        static Beside of(BookingView.Beside beside) {
            return new Beside(beside.id().value(), new Named(beside.instrument().value(), beside.instrumentName()));
        }
    }

    record Requester(UUID id, String name, Named organisation) {}

    record Step(
            OffsetDateTime at,
            BookingAction action,
            BookingStatus status,
            @Nullable String by,
            @Nullable String standingInFor,
            @Nullable String to,
            @Nullable String reason,
            @Nullable Time time,
            @Nullable Integer approvedUpToMinutes,
            @Nullable Integer noShowAfterMinutes,
            List<File> files) {}

    /** The time proposed to the applicant, who has not answered, and until when it is kept. */
    record Proposal(OffsetDateTime start, OffsetDateTime end, OffsetDateTime until) {
        static @Nullable Proposal of(BookingView.@Nullable Proposal proposal) {
            return proposal == null
                    ? null
                    : new Proposal(
                            PortalTime.local(proposal.slot().start()),
                            PortalTime.local(proposal.slot().end()),
                            PortalTime.local(proposal.until()));
        }
    }

    /** What came with a step, at {@code /bookings/{id}/files/{id}}. */
    record File(UUID id, String name, String type, int size, String sha256) {
        static File of(BookingFile file) {
            return new File(file.id(), file.name(), file.kind().type(), file.size(), file.sha256());
        }
    }

    record Time(OffsetDateTime start, OffsetDateTime end) {
        static @Nullable Time of(@Nullable TimeSlot slot) {
            return slot == null ? null : new Time(PortalTime.local(slot.start()), PortalTime.local(slot.end()));
        }
    }
}
