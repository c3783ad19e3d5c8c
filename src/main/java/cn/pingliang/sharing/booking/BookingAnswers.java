package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.account.CurrentAccount;
import cn.pingliang.sharing.catalogue.BookableInstruments.BookableInstrument;
import cn.pingliang.sharing.shared.Message;
import cn.pingliang.sharing.shared.Refusal;
import cn.pingliang.sharing.shared.web.Problem;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** What came of a step, as the API answers it: the request as it is now, or why nothing changed. */
@Component
class BookingAnswers {

    private final BookingBook book;
    private final CurrentAccount current;

    BookingAnswers(BookingBook book, CurrentAccount current) {
        this.book = book;
        this.current = current;
    }

    BookingRecord of(StepAnswer answer) {
        return switch (answer) {
            case StepAnswer.Done done -> BookingRecord.of(book.get(done.id(), current.require()));
            case StepAnswer.IllegalTransition illegal ->
                throw Problem.of(
                                HttpStatus.CONFLICT,
                                "illegal-transition",
                                Message.of(ServiceWords.status(illegal.from(), illegal.service())),
                                Message.of(ServiceWords.action(illegal.action(), illegal.service())))
                        .with("from", illegal.from())
                        .with("action", path(illegal.action()))
                        .asException();
            case StepAnswer.SlotTaken taken -> throw taken(taken.alternatives(), taken.companion());
            case StepAnswer.Stale stale ->
                throw Problem.of(HttpStatus.CONFLICT, "stale").asException();
            case StepAnswer.Refused refused -> throw refused(refused.refusals());
        };
    }

    /** @param companion what the instrument cannot be used without, where that is what somebody has */
    static Problem.ProblemException taken(
            List<BookingAnswer.Alternative> alternatives, @Nullable BookableInstrument companion) {
        var others =
                alternatives.stream().map(BookingController.Alternative::of).toList();
        return companion == null
                ? Problem.of(HttpStatus.CONFLICT, "slot-taken")
                        .with("alternatives", others)
                        .asException()
                : new Problem(
                                HttpStatus.CONFLICT,
                                "slot-taken",
                                Message.of("problem.slot-taken.companion", companion.name()),
                                Map.of())
                        .with("alternatives", others)
                        .with("companion", Map.of("id", companion.id().value(), "name", companion.name()))
                        .asException();
    }

    /** The action's name in the API's paths. */
    private static String path(BookingAction action) {
        return action.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    static Problem.ProblemException refused(List<Refusal> refusals) {
        return Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, "rule-refused")
                .with(
                        "refusals",
                        refusals.stream()
                                .map(refusal -> Map.of(
                                        "rule",
                                        refusal.rule(),
                                        "message",
                                        refusal.reason(),
                                        "remedy",
                                        refusal.remedy()))
                                .toList())
                .asException();
    }

    static Problem.ProblemException invalid(String field, Message message) {
        return Problem.of(HttpStatus.BAD_REQUEST, "invalid")
                .with("violations", List.of(Map.of("field", field, "message", message)))
                .asException();
    }
}
