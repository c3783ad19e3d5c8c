package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.account.AccountId;
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
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.AbstractAggregateRoot;

/**
 * A request for machine time on one instrument unit, with every step it took. Its verbs ask {@link BookingStatus} what may
 * follow; who may do them is the desk's business.
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

    private Instant startsAt;
    private Instant endsAt;

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

    /** A request whose slot was taken on {@code unit} in the same transaction. */
    static Booking requested(BookingId id, BookingAttempt attempt, int unit, Instant now) {
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
        booking.samples = attempt.request().samples();
        booking.agreementAt = attempt.request().acceptAgreement() ? now : null;
        booking.requestedAt = now;
        booking.remember(BookingAction.REQUEST, booking.requester, now, null);
        booking.registerEvent(new BookingRequested(id, booking.instrument, booking.slot()));
        return booking;
    }

    BookingId id() {
        return id;
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

    @Nullable
    Instant checkedInAt() {
        return checkedInAt;
    }

    @Nullable
    Integer samples() {
        return samples;
    }

    /** The hours the institution is asked to confirm: from check-in to check-out, at least one tenth. */
    BigDecimal usedHours() {
        var from = Objects.requireNonNull(checkedInAt);
        var to = Objects.requireNonNull(checkedOutAt);
        var least = new BigDecimal("0.1");
        return to.isAfter(from) ? new TimeSlot(from, to).hours().max(least) : least;
    }

    /** @param by null where the terms need nobody's approval */
    void approve(@Nullable AccountId by, Instant now) {
        become(BookingAction.APPROVE, by, now, null);
        registerEvent(new BookingApproved(id, instrument, slot()));
    }

    void reject(AccountId by, Instant now, String reason) {
        become(BookingAction.REJECT, by, now, reason);
        registerEvent(new BookingRejected(id, instrument, slot(), reason));
    }

    void giveBack(AccountId by, Instant now, String reason) {
        become(BookingAction.RETURN, by, now, reason);
        registerEvent(new BookingReturned(id, reason));
    }

    void cancel(AccountId by, Instant now, String reason) {
        become(BookingAction.CANCEL, by, now, reason);
        registerEvent(new BookingCancelled(id, instrument, slot(), reason));
    }

    void checkIn(AccountId by, Instant now) {
        become(BookingAction.CHECK_IN, by, now, null);
        checkedInAt = now;
        registerEvent(new UseBegun(id, instrument));
    }

    void checkOut(AccountId by, Instant now) {
        become(BookingAction.CHECK_OUT, by, now, null);
        checkedOutAt = now;
        registerEvent(new UseEnded(id, instrument));
    }

    /** @param hours effective hours: necessary start-up, measurement and post-processing (教高司条函〔2000〕010号) */
    void confirm(AccountId by, Instant now, BigDecimal hours, Money amount) {
        become(BookingAction.CONFIRM, by, now, null);
        confirmedHours = hours;
        this.amount = amount.fen();
        registerEvent(new UseConfirmed(
                id,
                instrument,
                unit,
                Objects.requireNonNull(checkedOutAt),
                hours,
                amount,
                organisation,
                requester,
                external,
                purpose,
                serviceMode,
                samples,
                by));
    }

    void rate(AccountId by, Instant now, Rating rating, @Nullable String text) {
        become(BookingAction.RATE, by, now, null);
        this.rating = rating;
        ratingText = text;
    }

    private void become(BookingAction action, @Nullable AccountId by, Instant now, @Nullable String reason) {
        status = status.after(action)
                .orElseThrow(() -> new IllegalStateException("%s does not follow %s".formatted(action, status)));
        remember(action, by, now, reason);
    }

    private void remember(BookingAction action, @Nullable AccountId by, Instant now, @Nullable String reason) {
        steps.add(new BookingStep(TimeOrderedId.next(), steps.size() + 1, now, action, status, by, reason));
    }

    record BookingRequested(BookingId id, ResourceId instrument, TimeSlot slot) {}

    record BookingApproved(BookingId id, ResourceId instrument, TimeSlot slot) {}

    record BookingRejected(BookingId id, ResourceId instrument, TimeSlot slot, String reason) {}

    record BookingReturned(BookingId id, String reason) {}

    record BookingCancelled(BookingId id, ResourceId instrument, TimeSlot slot, String reason) {}

    record UseBegun(BookingId id, ResourceId instrument) {}

    record UseEnded(BookingId id, ResourceId instrument) {}
}
