package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.account.CurrentAccount;
import cn.pingliang.sharing.booking.BookingQuery.Side;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.shared.Message;
import cn.pingliang.sharing.shared.Money;
import cn.pingliang.sharing.shared.PageOf;
import cn.pingliang.sharing.shared.PageRequest;
import cn.pingliang.sharing.shared.PortalTime;
import cn.pingliang.sharing.shared.TimeSlot;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /bookings}: requests for machine time, or to have samples measured, and their steps. */
@RestController
@RequestMapping("/api/v1/bookings")
class BookingController {

    private final ArrivalOrder order;
    private final TransactionTemplate transaction;
    private final BookingDesk desk;
    private final BookingSteps steps;
    private final BookingChanges changes;
    private final BookingProposals proposals;
    private final BookingReassigning reassigning;
    private final BookingMessages messages;
    private final BookingBook book;
    private final BookingAnswers answers;
    private final CurrentAccount current;

    BookingController(
            ArrivalOrder order,
            TransactionTemplate transaction,
            BookingDesk desk,
            BookingSteps steps,
            BookingChanges changes,
            BookingProposals proposals,
            BookingReassigning reassigning,
            BookingMessages messages,
            BookingBook book,
            BookingAnswers answers,
            CurrentAccount current) {
        this.order = order;
        this.transaction = transaction;
        this.desk = desk;
        this.steps = steps;
        this.changes = changes;
        this.proposals = proposals;
        this.reassigning = reassigning;
        this.messages = messages;
        this.book = book;
        this.answers = answers;
        this.current = current;
    }

    @PostMapping
    ResponseEntity<BookingRecord> request(@Valid @RequestBody NewBooking body) {
        var account = current.require();
        return order.serve(() -> transaction.execute(begun -> request(body, account)));
    }

    /** In one transaction, so that the booking is answered as it was made; what is refused is rolled back. */
    private ResponseEntity<BookingRecord> request(NewBooking body, AccountId account) {
        return switch (desk.request(body.request(), account)) {
            case BookingAnswer.Accepted accepted ->
                ResponseEntity.created(URI.create("/api/v1/bookings/" + accepted.id()))
                        .body(BookingRecord.of(book.get(accepted.id(), account)));
            case BookingAnswer.SlotTaken taken -> throw BookingAnswers.taken(taken.alternatives(), taken.companion());
            case BookingAnswer.Refused refused -> throw BookingAnswers.refused(refused.refusals());
        };
    }

    @GetMapping
    PageOf<BookingRecord> find(
            @RequestParam(required = false) @Nullable Set<BookingStatus> status,
            @RequestParam(required = false) @Nullable UUID instrument,
            @RequestParam(required = false) @Nullable OffsetDateTime from,
            @RequestParam(required = false) @Nullable OffsetDateTime to,
            @RequestParam(required = false) @Nullable String role,
            @RequestParam(defaultValue = "0") @Min(0) @Max(1_000_000) int page,
            @RequestParam(defaultValue = "20") @Min(1) @Max(PageRequest.LARGEST) int size) {
        var query = new BookingQuery(
                side(role),
                status == null ? Set.of() : status,
                instrument == null ? null : new ResourceId(instrument),
                from == null ? null : from.toInstant(),
                to == null ? null : to.toInstant());
        return book.find(query, current.require(), new PageRequest(page, size)).map(BookingRecord::of);
    }

    private static @Nullable Side side(@Nullable String role) {
        return switch (role) {
            case null -> null;
            case "requester" -> Side.REQUESTER;
            case "decider" -> Side.DECIDER;
            default -> throw BookingAnswers.invalid("role", Message.of("violation.role"));
        };
    }

    @GetMapping("/{id}")
    BookingRecord get(@PathVariable String id) {
        return BookingRecord.of(book.get(BookingId.of(id), current.require()));
    }

    @PostMapping("/{id}/approve")
    BookingRecord approve(@PathVariable String id, @Valid @RequestBody(required = false) @Nullable Decision body) {
        return answer(steps.approve(BookingId.of(id), version(body), current.require()));
    }

    @PostMapping("/{id}/reject")
    BookingRecord reject(@PathVariable String id, @Valid @RequestBody(required = false) @Nullable Decision body) {
        return answer(steps.reject(BookingId.of(id), version(body), current.require(), reason(body)));
    }

    @PostMapping("/{id}/return")
    BookingRecord giveBack(@PathVariable String id, @Valid @RequestBody(required = false) @Nullable Decision body) {
        return answer(steps.giveBack(BookingId.of(id), version(body), current.require(), reason(body)));
    }

    @PostMapping("/{id}/answer")
    BookingRecord answer(@PathVariable String id, @Valid @RequestBody(required = false) @Nullable Decision body) {
        return answer(steps.answer(BookingId.of(id), version(body), current.require(), reason(body), List.of()));
    }

    @PostMapping("/{id}/cancel")
    BookingRecord cancel(@PathVariable String id, @Valid @RequestBody(required = false) @Nullable Decision body) {
        return answer(steps.cancel(BookingId.of(id), version(body), current.require(), reason(body)));
    }

    @PostMapping("/{id}/check-in")
    BookingRecord checkIn(@PathVariable String id, @Valid @RequestBody(required = false) @Nullable Decision body) {
        return answer(steps.checkIn(BookingId.of(id), version(body), current.require()));
    }

    @PostMapping("/{id}/check-out")
    BookingRecord checkOut(@PathVariable String id, @Valid @RequestBody(required = false) @Nullable Decision body) {
        return answer(steps.checkOut(BookingId.of(id), version(body), current.require(), word(body), List.of()));
    }

    @PostMapping("/{id}/confirm")
    BookingRecord confirm(@PathVariable String id, @Valid @RequestBody(required = false) @Nullable Confirmation body) {
        var confirmation = body == null ? new Confirmation(null, null, null, null) : body;
        return answer(steps.confirm(
                BookingId.of(id),
                confirmation.version(),
                current.require(),
                confirmation.hours(),
                confirmation.amount() == null ? null : Money.ofYuan(confirmation.amount())));
    }

    @PostMapping("/{id}/excuse")
    BookingRecord excuse(@PathVariable String id, @Valid @RequestBody(required = false) @Nullable Decision body) {
        return answer(steps.excuse(BookingId.of(id), version(body), current.require(), reason(body)));
    }

    @PostMapping("/{id}/rate")
    BookingRecord rate(@PathVariable String id, @Valid @RequestBody RatingGiven body) {
        return answer(steps.rate(BookingId.of(id), body.version(), current.require(), body.rating(), body.text()));
    }

    @PostMapping("/{id}/change")
    BookingRecord change(@PathVariable String id, @Valid @RequestBody NewTime body) {
        var slot = slot(body.start(), body.end());
        return answer(changes.change(BookingId.of(id), body.version(), current.require(), slot, body.overrideReason()));
    }

    @PostMapping("/{id}/accept-change")
    BookingRecord acceptChange(@PathVariable String id, @Valid @RequestBody(required = false) @Nullable Decision body) {
        return answer(changes.accept(BookingId.of(id), version(body), current.require()));
    }

    @PostMapping("/{id}/decline-change")
    BookingRecord declineChange(
            @PathVariable String id, @Valid @RequestBody(required = false) @Nullable Decision body) {
        return answer(changes.decline(BookingId.of(id), version(body), current.require(), reason(body)));
    }

    @PostMapping("/{id}/withdraw-change")
    BookingRecord withdrawChange(
            @PathVariable String id, @Valid @RequestBody(required = false) @Nullable Decision body) {
        return answer(changes.withdraw(BookingId.of(id), version(body), current.require()));
    }

    @PostMapping("/{id}/propose")
    BookingRecord propose(@PathVariable String id, @Valid @RequestBody ProposedTime body) {
        var slot = slot(body.start(), body.end());
        var reason = body.reason().strip();
        return answer(proposals.propose(BookingId.of(id), body.version(), current.require(), slot, reason));
    }

    @PostMapping("/{id}/accept-proposal")
    BookingRecord acceptProposal(
            @PathVariable String id, @Valid @RequestBody(required = false) @Nullable Decision body) {
        return answer(proposals.accept(BookingId.of(id), version(body), current.require()));
    }

    @PostMapping("/{id}/decline-proposal")
    BookingRecord declineProposal(
            @PathVariable String id, @Valid @RequestBody(required = false) @Nullable Decision body) {
        return answer(proposals.decline(BookingId.of(id), version(body), current.require(), word(body)));
    }

    @PostMapping("/{id}/withdraw-proposal")
    BookingRecord withdrawProposal(
            @PathVariable String id, @Valid @RequestBody(required = false) @Nullable Decision body) {
        return answer(proposals.withdraw(BookingId.of(id), version(body), current.require()));
    }

    /** To whom it could be handed. */
    @GetMapping("/{id}/deciders")
    List<Person> deciders(@PathVariable String id) {
        return reassigning.colleagues(BookingId.of(id), current.require()).stream()
                .map(colleague -> new Person(colleague.id().value(), colleague.name()))
                .toList();
    }

    @PostMapping("/{id}/reassign")
    BookingRecord reassign(@PathVariable String id, @Valid @RequestBody Reassignment body) {
        return answer(reassigning.reassign(
                BookingId.of(id),
                body.version(),
                current.require(),
                new AccountId(body.to()),
                body.reason().strip()));
    }

    @PostMapping("/{id}/messages")
    BookingRecord write(@PathVariable String id, @Valid @RequestBody NewMessage body) {
        return answer(
                messages.write(BookingId.of(id), current.require(), body.text().strip(), List.of()));
    }

    private BookingRecord answer(StepAnswer answer) {
        return answers.of(answer);
    }

    private static TimeSlot slot(OffsetDateTime start, OffsetDateTime end) {
        if (!PortalTime.isWithinReach(start)) {
            throw BookingAnswers.invalid("start", Message.of("violation.type"));
        }
        if (!PortalTime.isWithinReach(end)) {
            throw BookingAnswers.invalid("end", Message.of("violation.type"));
        }
        if (!end.toInstant().isAfter(start.toInstant())) {
            throw BookingAnswers.invalid("end", Message.of("violation.ends-before-start"));
        }
        return new TimeSlot(start.toInstant(), end.toInstant());
    }

    private static @Nullable Integer version(@Nullable Decision body) {
        return body == null ? null : body.version();
    }

    private static String reason(@Nullable Decision body) {
        var word = word(body);
        if (word == null) {
            throw BookingAnswers.invalid("reason", Message.of("violation.reason"));
        }
        return word;
    }

    /** Where one may be given, but there need not be one. */
    private static @Nullable String word(@Nullable Decision body) {
        return body == null || body.reason() == null || body.reason().isBlank()
                ? null
                : body.reason().strip();
    }

    record NewBooking(
            @NotNull UUID instrumentId,
            @NotNull OffsetDateTime start,
            @NotNull OffsetDateTime end,
            @NotBlank @Size(max = 600) String purpose,
            @NotNull ServiceMode serviceMode,
            @Min(1) @Max(100_000) @Nullable Integer samples,
            @Nullable Boolean acceptAgreement,
            @Size(min = 1, max = 600) @Nullable String overrideReason,
            @Nullable UUID onBehalfOf,
            @Size(max = SampleDetails.LONGEST) @Nullable String sampleDescription,
            SampleDetails.@Nullable Remains sampleRemains,
            @Size(min = 1, max = 600) @Nullable String exceptionReason) {
        BookingRequest request() {
            return new BookingRequest(
                    new ResourceId(instrumentId),
                    slot(start, end),
                    purpose,
                    serviceMode,
                    samples,
                    Boolean.TRUE.equals(acceptAgreement),
                    overrideReason,
                    onBehalfOf == null ? null : new AccountId(onBehalfOf),
                    sampleDetails(),
                    exceptionReason);
        }

        private SampleDetails sampleDetails() {
            if (!serviceMode.isOfSamples() && sampleDescription != null) {
                throw BookingAnswers.invalid("sampleDescription", Message.of("violation.only-of-samples"));
            }
            if (!serviceMode.isOfSamples() && sampleRemains != null) {
                throw BookingAnswers.invalid("sampleRemains", Message.of("violation.only-of-samples"));
            }
            return new SampleDetails(sampleDescription, sampleRemains);
        }
    }

    record NewTime(
            @NotNull OffsetDateTime start,
            @NotNull OffsetDateTime end,
            @Size(min = 1, max = 600) @Nullable String overrideReason,
            @Nullable Integer version) {}

    record NewMessage(
            @NotBlank @Size(max = BookingMessages.LONGEST) String text) {}

    record Person(UUID id, String name) {}

    record Reassignment(
            @NotNull UUID to,
            @NotBlank @Size(max = 600) String reason,
            @Nullable Integer version) {}

    record ProposedTime(
            @NotNull OffsetDateTime start,
            @NotNull OffsetDateTime end,
            @NotBlank @Size(max = 600) String reason,
            @Nullable Integer version) {}

    record Decision(
            @Size(max = 600) @Nullable String reason,
            @Nullable Integer version) {}

    record Confirmation(
            @DecimalMin("0.1") @DecimalMax("999") @Digits(integer = 3, fraction = 1) @Nullable
            BigDecimal hours,

            @DecimalMin("0") @Digits(integer = 9, fraction = 2) @Nullable
            BigDecimal amount,

            @Size(max = 600) @Nullable String reason,
            @Nullable Integer version) {}

    record RatingGiven(
            @NotNull Rating rating,
            @Size(max = 600) @Nullable String text,
            @Nullable Integer version) {}

    record Alternative(UUID instrumentId, OffsetDateTime start, OffsetDateTime end) {
        static Alternative of(BookingAnswer.Alternative alternative) {
            return new Alternative(
                    alternative.instrument().value(),
                    PortalTime.local(alternative.slot().start()),
                    PortalTime.local(alternative.slot().end()));
        }
    }
}
