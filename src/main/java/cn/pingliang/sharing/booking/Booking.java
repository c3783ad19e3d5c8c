package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.booking.BookingEvent.BookingAnswered;
import cn.pingliang.sharing.booking.BookingEvent.BookingApproved;
import cn.pingliang.sharing.booking.BookingEvent.BookingCancelled;
import cn.pingliang.sharing.booking.BookingEvent.BookingChanged;
import cn.pingliang.sharing.booking.BookingEvent.BookingDeclined;
import cn.pingliang.sharing.booking.BookingEvent.BookingExpired;
import cn.pingliang.sharing.booking.BookingEvent.BookingReassigned;
import cn.pingliang.sharing.booking.BookingEvent.BookingRejected;
import cn.pingliang.sharing.booking.BookingEvent.BookingRequested;
import cn.pingliang.sharing.booking.BookingEvent.BookingReturned;
import cn.pingliang.sharing.booking.BookingEvent.ChangeAccepted;
import cn.pingliang.sharing.booking.BookingEvent.ChangeAsked;
import cn.pingliang.sharing.booking.BookingEvent.ChangeDeclined;
import cn.pingliang.sharing.booking.BookingEvent.ChangeWithdrawn;
import cn.pingliang.sharing.booking.BookingEvent.DecisionDue;
import cn.pingliang.sharing.booking.BookingEvent.DecisionOverdue;
import cn.pingliang.sharing.booking.BookingEvent.FirstApprovalGiven;
import cn.pingliang.sharing.booking.BookingEvent.FirstChangeApprovalGiven;
import cn.pingliang.sharing.booking.BookingEvent.MessageWritten;
import cn.pingliang.sharing.booking.BookingEvent.NoShowExcused;
import cn.pingliang.sharing.booking.BookingEvent.NoShowMarked;
import cn.pingliang.sharing.booking.BookingEvent.ProposalAccepted;
import cn.pingliang.sharing.booking.BookingEvent.ProposalDeclined;
import cn.pingliang.sharing.booking.BookingEvent.ProposalLapsed;
import cn.pingliang.sharing.booking.BookingEvent.ProposalWithdrawn;
import cn.pingliang.sharing.booking.BookingEvent.ReportIssued;
import cn.pingliang.sharing.booking.BookingEvent.SamplesReceived;
import cn.pingliang.sharing.booking.BookingEvent.TimeProposed;
import cn.pingliang.sharing.booking.BookingEvent.UseBegun;
import cn.pingliang.sharing.booking.BookingEvent.UseEnded;
import cn.pingliang.sharing.catalogue.BookableInstruments.BookableInstrument;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.organisation.OrganisationId;
import cn.pingliang.sharing.shared.Money;
import cn.pingliang.sharing.shared.TimeOrderedId;
import cn.pingliang.sharing.shared.TimeSlot;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.AbstractAggregateRoot;

/**
 * A request for time on one instrument unit, to use it or to have samples measured, with every step it took. Its verbs ask
 * {@link BookingStatus} what may follow; who may do them is the desk's business.
 */
@Entity
@EntityListeners(BookingAnnouncements.class)
@SuppressWarnings("UnusedVariable") // columns that queries read
class Booking extends AbstractAggregateRoot<Booking> {

    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "id"))
    private BookingId id;

    @Version
    private @Nullable Integer version;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "instrument_id"))
    private ResourceId instrument;

    private int unit;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "institution_id"))
    private OrganisationId institution;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "requester_id"))
    private AccountId requester;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "organisation_id"))
    private OrganisationId organisation;

    private boolean external;

    /**
     * Whether somebody has still to come, or it becomes a no-show; of samples nobody does. Nothing to those whose terms do not
     * mind ({@link NoShows}).
     */
    private boolean awaited = true;

    private Instant startsAt;
    private Instant endsAt;

    /** Whether it has its slot while it waits for a decision; otherwise it competes. */
    private boolean holdsSlot;

    /** The time asked for instead, while that waits for a decision: all three or none. */
    private @Nullable Instant changeStartsAt;

    private @Nullable Instant changeEndsAt;
    private @Nullable Integer changeUnit;

    /** The time that whoever decides proposes, while the applicant has not answered: all four or none. */
    private @Nullable Instant proposedStartsAt;

    private @Nullable Instant proposedEndsAt;
    private @Nullable Integer proposedUnit;
    private @Nullable Instant proposedUntil;

    private @Nullable String overrideReason;

    /** While it waits for a decision. */
    private @Nullable Instant decideBy;

    /** What was left of that when the institution asked for more. */
    private @Nullable Integer decisionMinutesLeft;

    private @Nullable Instant remindedAt;
    private @Nullable Instant escalatedAt;

    /** Who is to decide on it, while it waits; others still may. */
    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "handed_to_id"))
    private @Nullable AccountId handedTo;

    /** Who gave the first of two approvals, while it waits for the second, or the change of its time does. */
    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "first_approved_by_id"))
    private @Nullable AccountId firstApprovedBy;

    /** The colleague for whom they did. */
    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "first_approved_for_id"))
    private @Nullable AccountId firstApprovedFor;

    /** The rule by which it is approved now. */
    @Transient
    private @Nullable ApprovalRule approvedBy;

    /** The rule by which it is a no-show now: nobody came so long after the start. */
    @Transient
    private @Nullable Duration noShowAfter;

    /** The colleague whom whoever takes the next steps stands in for. */
    @Transient
    private @Nullable AccountId inTheNameOf;

    /** The requests that it was made together with. */
    private @Nullable UUID bundleId;

    /** The booking that it follows in every step, as what its instrument cannot be used without. */
    private @Nullable UUID accompaniesId;

    /** The member of staff who asked on the requester's behalf. */
    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "asked_by_id"))
    private @Nullable AccountId askedBy;

    @Enumerated(EnumType.STRING)
    private BookingStatus status;

    private String purpose;

    @Enumerated(EnumType.STRING)
    private ServiceMode serviceMode;

    private @Nullable Integer samples;
    private @Nullable Instant agreementAt;
    private Instant requestedAt;
    private @Nullable Instant checkedInAt;
    private @Nullable Instant checkedOutAt;
    private @Nullable BigDecimal confirmedHours;
    /** In fen. */
    private @Nullable Long amount;

    @Enumerated(EnumType.STRING)
    private @Nullable Rating rating;

    private @Nullable String ratingText;

    @OneToMany(cascade = CascadeType.ALL, orphanRemoval = true)
    @JoinColumn(name = "booking_id", nullable = false, updatable = false)
    @OrderBy("position")
    private List<BookingStep> steps = new ArrayList<>();

    @SuppressWarnings("NullAway.Init")
    protected Booking() {}

    /**
     * A request whose slot was taken on {@code unit} in the same transaction; where requests compete, the unit is only the one
     * that was free at that moment.
     *
     * @param by the requester, or who asks on their behalf
     * @param bundle the requests that it is made together with
     */
    static Booking requested(
            BookingId id, BookingAttempt attempt, int unit, AccountId by, @Nullable BundleId bundle, Instant now) {
        var booking = new Booking();
        booking.id = id;
        booking.instrument = attempt.instrument().id();
        booking.unit = unit;
        booking.institution = attempt.instrument().institution();
        booking.requester = attempt.requester();
        booking.organisation = attempt.seat().organisation();
        booking.external = attempt.isExternal();
        booking.startsAt = attempt.slot().start();
        booking.endsAt = attempt.slot().end();
        booking.status = BookingStatus.PENDING;
        booking.purpose = attempt.request().purpose().strip();
        booking.serviceMode = attempt.request().serviceMode();
        booking.awaitSomebody();
        booking.samples = attempt.request().samples();
        booking.agreementAt = attempt.request().acceptAgreement() ? now : null;
        booking.requestedAt = now;
        booking.bundleId = bundle == null ? null : bundle.value();
        booking.holdsSlot = !attempt.terms().requestsCompete();
        booking.overrideReason = attempt.overriding() ? attempt.request().whyNotByTheRules() : null;
        booking.askedBy = by.equals(attempt.requester()) ? null : by;
        booking.remember(BookingAction.REQUEST, by, now, booking.overrideReason, booking.slot());
        booking.tell(new BookingRequested(
                id,
                booking.steps.size(),
                by,
                booking.instrument,
                booking.slot(),
                attempt.terms().approvalNeeded(),
                booking.askedBy != null,
                bundle));
        return booking;
    }

    /** The same for what the instrument cannot be used without, which was taken in the same transaction. */
    Booking accompaniedBy(BookingId by, BookableInstrument companion, int onUnit) {
        var booking = new Booking();
        booking.id = by;
        booking.accompaniesId = id.value();
        booking.instrument = companion.id();
        booking.unit = onUnit;
        booking.institution = companion.institution();
        booking.requester = requester;
        booking.organisation = organisation;
        booking.external = external;
        booking.startsAt = startsAt;
        booking.endsAt = endsAt;
        booking.status = BookingStatus.PENDING;
        booking.purpose = purpose;
        booking.serviceMode = serviceMode;
        booking.awaitSomebody();
        booking.agreementAt = agreementAt;
        booking.requestedAt = requestedAt;
        booking.bundleId = bundleId;
        booking.holdsSlot = holdsSlot;
        booking.askedBy = askedBy;
        booking.remember(
                BookingAction.REQUEST, askedBy == null ? requester : askedBy, requestedAt, null, booking.slot());
        return booking;
    }

    BookingId id() {
        return id;
    }

    /** The one that it follows. */
    BookingId accompanied() {
        return new BookingId(Objects.requireNonNull(accompaniesId));
    }

    Instant requestedAt() {
        return requestedAt;
    }

    /** Whether it follows the booking of an instrument that cannot be used without this one. */
    boolean accompanies() {
        return accompaniesId != null;
    }

    int version() {
        return Objects.requireNonNullElse(version, 0);
    }

    ResourceId instrument() {
        return instrument;
    }

    int unit() {
        return unit;
    }

    OrganisationId institution() {
        return institution;
    }

    AccountId requester() {
        return requester;
    }

    OrganisationId organisation() {
        return organisation;
    }

    TimeSlot slot() {
        return new TimeSlot(startsAt, endsAt);
    }

    BookingStatus status() {
        return status;
    }

    /** Whether it waits for its decision without the slot, beside others. */
    boolean competes() {
        return !holdsSlot;
    }

    /** The colleague whom whoever takes a step now stands in for. */
    Optional<AccountId> inTheNameOf() {
        return Optional.ofNullable(inTheNameOf);
    }

    /** Who gave the first of two approvals, while it waits for the second. */
    @Nullable
    AccountId firstApprovedBy() {
        return firstApprovedBy;
    }

    @Nullable
    AccountId firstApprovedFor() {
        return firstApprovedFor;
    }

    /** Who proposed the time that waits for the applicant, and for which colleague. */
    BookingStep proposal() {
        return steps.reversed().stream()
                .filter(BookingStep::proposes)
                .findFirst()
                .orElseThrow();
    }

    @Nullable
    AccountId askedBy() {
        return askedBy;
    }

    /** The time asked for instead, while that waits for a decision. */
    Optional<TimeSlot> changeAsked() {
        return changeStartsAt == null || changeEndsAt == null
                ? Optional.empty()
                : Optional.of(new TimeSlot(changeStartsAt, changeEndsAt));
    }

    /** Where the other time was taken. */
    int changeUnit() {
        return Objects.requireNonNull(changeUnit);
    }

    /** The time that was proposed instead, while the applicant has not answered. */
    Optional<TimeSlot> proposed() {
        return proposedStartsAt == null || proposedEndsAt == null
                ? Optional.empty()
                : Optional.of(new TimeSlot(proposedStartsAt, proposedEndsAt));
    }

    /** Where the proposed time is kept. */
    int proposedUnit() {
        return Objects.requireNonNull(proposedUnit);
    }

    /** Until when the proposed time is kept. */
    Instant proposedUntil() {
        return Objects.requireNonNull(proposedUntil);
    }

    /** The step that was taken last. */
    UUID lastStep() {
        return steps.getLast().id();
    }

    /** Until when it is to be decided on; nothing where nobody has to. */
    Optional<Instant> decideBy() {
        return Optional.ofNullable(decideBy);
    }

    /** The working time that was left to decide when the institution asked for more. */
    Optional<Duration> decisionTimeLeft() {
        return Optional.ofNullable(decisionMinutesLeft).map(Duration::ofMinutes);
    }

    ServiceMode serviceMode() {
        return serviceMode;
    }

    String purpose() {
        return purpose;
    }

    @Nullable
    Instant checkedInAt() {
        return checkedInAt;
    }

    @Nullable
    Integer samples() {
        return samples;
    }

    /** The hours the institution is asked to confirm, at least one tenth. */
    BigDecimal usedHours() {
        var from = Objects.requireNonNull(checkedInAt);
        var to = Objects.requireNonNull(checkedOutAt);
        var least = new BigDecimal("0.1");
        if (serviceMode.isOfSamples()) {
            return MeasuredTime.of(slot(), to).hours().max(least);
        }
        return to.isAfter(from) ? new TimeSlot(from, to).hours().max(least) : least;
    }

    private Instant usedUntil() {
        var end = Objects.requireNonNull(checkedOutAt);
        return serviceMode.isOfSamples() ? MeasuredTime.of(slot(), end).end() : end;
    }

    void approve(AccountId by, Instant now) {
        become(BookingAction.APPROVE, by, now, null);
        tell(new BookingApproved(id, steps.size(), by, instrument, slot()));
    }

    /** @param rule by which the terms approve bookings by themselves; null where they want nobody's approval */
    void approveByRule(Instant now, @Nullable ApprovalRule rule) {
        approvedBy = rule;
        become(BookingAction.APPROVE, null, now, null);
        tell(new BookingApproved(id, steps.size(), null, instrument, slot()));
    }

    /**
     * The first of two approvals: it goes on waiting, for somebody else's.
     *
     * @param newDecideBy until when that is to be given
     */
    void approveFirst(AccountId by, Instant now, Instant newDecideBy) {
        become(BookingAction.APPROVE, by, now, null, null, true);
        goOnToSecond(by, inTheNameOf, newDecideBy);
        tell(new FirstApprovalGiven(id, steps.size(), by, instrument, slot()));
    }

    private void goOnToSecond(AccountId by, @Nullable AccountId colleague, Instant newDecideBy) {
        firstApprovedBy = by;
        firstApprovedFor = colleague;
        handedTo = null;
        remindedAt = null;
        escalatedAt = null;
        expectDecisionOfIts(newDecideBy);
    }

    /** Who gave it agreed to something else. */
    private void forgetFirstApproval() {
        firstApprovedBy = null;
        firstApprovedFor = null;
    }

    /** Only while it waits for a decision. */
    void expectDecision(Instant by) {
        decideBy = by;
    }

    /** Those who decide are reminded; nothing of the request changes. */
    void remind(Instant now) {
        if (remindedAt == null) {
            remindedAt = now;
            tell(new DecisionDue(id, steps.size(), instrument, slot(), Objects.requireNonNull(decideBy)));
        }
    }

    /** The time to decide is over, and everybody concerned may know. */
    void escalate(Instant now) {
        if (escalatedAt == null) {
            become(BookingAction.ESCALATE, null, now, null);
            escalatedAt = now;
            tell(new DecisionOverdue(id, steps.size(), instrument, slot(), Objects.requireNonNull(decideBy)));
        }
    }

    /** The slot that it competed for is now its own, on this unit. */
    void win(int wonUnit) {
        unit = wonUnit;
        holdsSlot = true;
    }

    /** Another of those who may decide is to do it. */
    void reassign(AccountId by, Instant now, AccountId to, String reason) {
        handedTo = to;
        become(BookingAction.REASSIGN, by, now, reason);
        tell(new BookingReassigned(id, steps.size(), by, instrument, slot(), to, reason));
    }

    /** Whoever takes the next steps does it for this colleague, or in their own right. */
    void inTheNameOf(@Nullable AccountId colleague) {
        inTheNameOf = colleague;
    }

    /** The portal's own: the slot went to another request that competed for it. */
    void decline(Instant now) {
        become(BookingAction.DECLINE, null, now, null);
        tell(new BookingDeclined(id, steps.size(), null, instrument, slot()));
    }

    /** The portal's own: the slot went to another request that competed for it, and the requester waits for it. */
    void queue(Instant now) {
        become(BookingAction.QUEUE, null, now, null);
        tell(new BookingDeclined(id, steps.size(), null, instrument, slot()));
    }

    /** The portal's own: nobody decided before the slot began. */
    void expire(Instant now) {
        become(BookingAction.EXPIRE, null, now, null);
        tell(new BookingExpired(id, steps.size(), null, instrument, slot()));
    }

    /** Another time, at once; the slot was moved in the same transaction. */
    void change(AccountId by, Instant now, TimeSlot to, int newUnit) {
        var before = slot();
        forgetChange();
        startsAt = to.start();
        endsAt = to.end();
        unit = newUnit;
        awaitSomebody();
        become(BookingAction.CHANGE, by, now, null, to);
        if (decideBy != null && decideBy.isAfter(startsAt)) {
            decideBy = startsAt;
        }
        tell(new BookingChanged(id, steps.size(), by, instrument, before, to));
    }

    /** Asks for another time, which was taken beside its own in the same transaction. */
    void askChange(AccountId by, Instant now, TimeSlot to, int onUnit) {
        become(BookingAction.ASK_CHANGE, by, now, null, to);
        changeStartsAt = to.start();
        changeEndsAt = to.end();
        changeUnit = onUnit;
        tell(new ChangeAsked(id, steps.size(), by, instrument, slot(), to));
    }

    /** The first of two approvals: the change goes on waiting, for somebody else's. The step sets no time. */
    void acceptChangeFirst(AccountId by, Instant now) {
        var to = changeAsked().orElseThrow();
        become(BookingAction.ACCEPT_CHANGE, by, now, null);
        firstApprovedBy = by;
        firstApprovedFor = inTheNameOf;
        tell(new FirstChangeApprovalGiven(id, steps.size(), by, instrument, slot(), to));
    }

    void acceptChange(AccountId by, Instant now, int onUnit) {
        var before = slot();
        var to = changeAsked().orElseThrow();
        become(BookingAction.ACCEPT_CHANGE, by, now, null, to);
        forgetChange();
        startsAt = to.start();
        endsAt = to.end();
        unit = onUnit;
        awaited = true;
        tell(new ChangeAccepted(id, steps.size(), by, instrument, before, to));
    }

    void declineChange(AccountId by, Instant now, String reason) {
        become(BookingAction.DECLINE_CHANGE, by, now, reason);
        forgetChange();
        tell(new ChangeDeclined(id, steps.size(), by, instrument, slot(), reason));
    }

    void withdrawChange(AccountId by, Instant now) {
        become(BookingAction.WITHDRAW_CHANGE, by, now, null);
        forgetChange();
        tell(new ChangeWithdrawn(id, steps.size(), by, instrument, slot()));
    }

    /**
     * Another time, which was taken beside its own in the same transaction: all the applicant has to do is to agree.
     *
     * @param until when they have answered
     * @param left the working time that the institution has still to decide, should they not agree
     */
    void propose(AccountId by, Instant now, TimeSlot to, int onUnit, String reason, Instant until, Duration left) {
        become(BookingAction.PROPOSE, by, now, reason, to);
        proposedStartsAt = to.start();
        proposedEndsAt = to.end();
        proposedUnit = onUnit;
        proposedUntil = until;
        stopClock(left);
        tell(new TimeProposed(id, steps.size(), by, instrument, slot(), to, until, reason));
    }

    /** Whoever proposed it has decided: it is approved, at the proposed time. */
    void acceptProposal(AccountId by, Instant now, int onUnit) {
        var before = slot();
        var to = proposed().orElseThrow();
        become(BookingAction.ACCEPT_PROPOSAL, by, now, null, to);
        startsAt = to.start();
        endsAt = to.end();
        win(onUnit);
        tell(new ProposalAccepted(id, steps.size(), by, instrument, before, to));
    }

    /** The same where whoever proposed it gave the first of two approvals by that: it waits for the second, at the proposed time. */
    void acceptProposalFirst(AccountId by, Instant now, int onUnit, Instant newDecideBy) {
        var proposal = proposal();
        var to = proposed().orElseThrow();
        become(BookingAction.ACCEPT_PROPOSAL, by, now, null, to, true);
        startsAt = to.start();
        endsAt = to.end();
        win(onUnit);
        goOnToSecond(Objects.requireNonNull(proposal.by()), proposal.forColleague(), newDecideBy);
        tell(new FirstApprovalGiven(id, steps.size(), by, instrument, slot()));
    }

    /** @param newDecideBy the institution's clock goes on */
    void declineProposal(AccountId by, Instant now, @Nullable String word, Instant newDecideBy) {
        become(BookingAction.DECLINE_PROPOSAL, by, now, word);
        expectDecisionOfIts(newDecideBy);
        tell(new ProposalDeclined(id, steps.size(), by, instrument, slot(), word));
    }

    void withdrawProposal(AccountId by, Instant now, Instant newDecideBy) {
        become(BookingAction.WITHDRAW_PROPOSAL, by, now, null);
        expectDecisionOfIts(newDecideBy);
        tell(new ProposalWithdrawn(id, steps.size(), by, instrument, slot()));
    }

    /** The portal's own: the applicant did not answer in time. */
    void lapse(Instant now, Instant newDecideBy) {
        become(BookingAction.LAPSE, null, now, null);
        expectDecisionOfIts(newDecideBy);
        tell(new ProposalLapsed(id, steps.size(), instrument, slot()));
    }

    /** Says something to the other side; nothing of the request changes. */
    void say(AccountId by, Instant now, String text, boolean byInstitution) {
        become(BookingAction.MESSAGE, by, now, text);
        tell(new MessageWritten(id, steps.size(), by, instrument, slot(), text, byInstitution));
    }

    private void awaitSomebody() {
        awaited = !serviceMode.isOfSamples();
    }

    private void stopClock(Duration left) {
        // A minute that has begun counts whole.
        decisionMinutesLeft = Math.toIntExact(Math.ceilDiv(left.toSeconds(), 60));
    }

    /** What follows another request is decided on with that. */
    private void expectDecisionOfIts(Instant by) {
        if (!accompanies()) {
            decideBy = by;
        }
    }

    private void forgetProposal() {
        proposedStartsAt = null;
        proposedEndsAt = null;
        proposedUnit = null;
        proposedUntil = null;
    }

    /** With the first approval that it may have. */
    private void forgetChange() {
        forgetFirstApproval();
        changeStartsAt = null;
        changeEndsAt = null;
        changeUnit = null;
    }

    void reject(AccountId by, Instant now, String reason) {
        become(BookingAction.REJECT, by, now, reason);
        tell(new BookingRejected(id, steps.size(), by, instrument, slot(), reason));
    }

    /** @param left the working time that the institution has still to decide, once it is answered */
    void giveBack(AccountId by, Instant now, String reason, Duration left) {
        become(BookingAction.RETURN, by, now, reason);
        stopClock(left);
        tell(new BookingReturned(id, steps.size(), by, instrument, slot(), reason));
    }

    /** What the institution asked for; its clock goes on. */
    void answer(AccountId by, Instant now, String text, Instant newDecideBy) {
        become(BookingAction.ANSWER, by, now, text);
        expectDecisionOfIts(newDecideBy);
        tell(new BookingAnswered(id, steps.size(), by, instrument, slot(), text));
    }

    void cancel(AccountId by, Instant now, String reason) {
        become(BookingAction.CANCEL, by, now, reason);
        forgetChange();
        tell(new BookingCancelled(id, steps.size(), by, instrument, slot(), reason));
    }

    void checkIn(AccountId by, Instant now) {
        become(BookingAction.CHECK_IN, by, now, null);
        forgetChange();
        checkedInAt = now;
        tell(
                serviceMode.isOfSamples()
                        ? new SamplesReceived(id, steps.size(), by, instrument, slot())
                        : new UseBegun(id, steps.size(), by, instrument, slot()));
    }

    /**
     * The portal's own: nobody came. The rest of the slot was given back in the same transaction.
     *
     * @param after how long after the start the terms let people be late
     */
    void markNoShow(Instant now, Duration after) {
        noShowAfter = after;
        become(BookingAction.MARK_NO_SHOW, null, now, null);
        noShowAfter = null;
        tell(new NoShowMarked(id, steps.size(), null, instrument, slot()));
    }

    /**
     * Somebody had come after all, without checking in: as far as anybody knows from the start, to the end or until now. What was
     * given back is not taken again; for how long it was used is confirmed like after any use.
     */
    void excuse(AccountId by, Instant now, String reason) {
        become(BookingAction.EXCUSE, by, now, reason);
        checkedInAt = startsAt;
        checkedOutAt = now.isBefore(endsAt) ? now : endsAt;
        tell(new NoShowExcused(id, steps.size(), by, instrument, slot(), reason));
    }

    /** @param word of samples what the report says; null where nothing is said, or the files that come with it say it */
    void checkOut(AccountId by, Instant now, @Nullable String word) {
        become(BookingAction.CHECK_OUT, by, now, word);
        checkedOutAt = now;
        tell(
                serviceMode.isOfSamples()
                        ? new ReportIssued(id, steps.size(), by, instrument, slot(), word)
                        : new UseEnded(id, steps.size(), by, instrument, slot()));
    }

    /** @param hours effective hours: necessary start-up, measurement and post-processing (教高司条函〔2000〕010号) */
    void confirm(AccountId by, Instant now, BigDecimal hours, Money amount) {
        confirmedHours = hours;
        this.amount = amount.fen();
        become(BookingAction.CONFIRM, by, now, null);
        registerEvent(new UseConfirmed(
                id,
                steps.size(),
                by,
                instrument,
                slot(),
                unit,
                usedUntil(),
                hours,
                amount,
                organisation,
                requester,
                external,
                purpose,
                serviceMode,
                samples));
    }

    void rate(AccountId by, Instant now, Rating rating, @Nullable String text) {
        this.rating = rating;
        ratingText = text;
        become(BookingAction.RATE, by, now, null);
    }

    /** Whether the action may follow: by the status, and by the other time that was asked for or proposed. */
    boolean allows(BookingAction action) {
        return status.after(action, serviceMode).isPresent()
                && action.isPossible(changeStartsAt != null, proposedStartsAt != null);
    }

    /** Nobody is told of what only follows another request, which they are told of. */
    private void tell(BookingEvent event) {
        if (!accompanies()) {
            registerEvent(event);
        }
    }

    private void become(BookingAction action, @Nullable AccountId by, Instant now, @Nullable String reason) {
        become(action, by, now, reason, null);
    }

    private void become(
            BookingAction action,
            @Nullable AccountId by,
            Instant now,
            @Nullable String reason,
            @Nullable TimeSlot slot) {
        become(action, by, now, reason, slot, false);
    }

    private void become(
            BookingAction action,
            @Nullable AccountId by,
            Instant now,
            @Nullable String reason,
            @Nullable TimeSlot slot,
            boolean anotherApproval) {
        if (!allows(action)) {
            throw new IllegalStateException("%s does not follow %s".formatted(action, status));
        }
        status = status.after(action, serviceMode, anotherApproval).orElseThrow();
        if (status != BookingStatus.PENDING) {
            decideBy = null;
            remindedAt = null;
            escalatedAt = null;
        }
        if (status != BookingStatus.RETURNED) {
            decisionMinutesLeft = null;
            forgetProposal();
        }
        if (status != BookingStatus.PENDING && status != BookingStatus.RETURNED) {
            handedTo = null;
            if (changeStartsAt == null) {
                forgetFirstApproval();
            }
        }
        remember(action, by, now, reason, slot);
    }

    private void remember(
            BookingAction action,
            @Nullable AccountId by,
            Instant now,
            @Nullable String reason,
            @Nullable TimeSlot slot) {
        var to = action == BookingAction.REASSIGN ? handedTo : null;
        steps.add(new BookingStep(
                TimeOrderedId.next(),
                steps.size() + 1,
                now,
                action,
                status,
                by,
                inTheNameOf,
                to,
                reason,
                slot,
                approvedBy,
                noShowAfter));
        registerEvent(StepTaken.of(this, action, by, slot));
    }

    /** The values that a step of this kind has just set, for the audit trail. */
    Map<String, Object> detailsOf(BookingAction action) {
        return switch (action) {
            case REQUEST ->
                Map.of(
                        "requester",
                        requester,
                        "organisation",
                        organisation,
                        "unit",
                        unit,
                        "rulesSetAside",
                        overrideReason != null);
            case CONFIRM ->
                Map.of("hours", Objects.requireNonNull(confirmedHours), "amount", Objects.requireNonNull(amount));
            case RATE -> Map.of("rating", Objects.requireNonNull(rating));
            case REASSIGN -> Map.of("to", Objects.requireNonNull(handedTo));
            case APPROVE ->
                approvedBy == null
                        ? Map.of()
                        : Map.of("upToMinutes", approvedBy.upTo().toMinutes(), "trained", approvedBy.trained());
            case MARK_NO_SHOW ->
                Map.of("afterMinutes", Objects.requireNonNull(noShowAfter).toMinutes());
            default -> Map.of();
        };
    }
}
