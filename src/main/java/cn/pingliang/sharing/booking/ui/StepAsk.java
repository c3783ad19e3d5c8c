package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.booking.BookingView;
import cn.pingliang.sharing.booking.StepAnswer;
import cn.pingliang.sharing.shared.ui.Ask;
import cn.pingliang.sharing.shared.ui.Formats;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** Asks for the words that a step needs. A refusal stays in the dialog; every other answer goes to the listener. */
final class StepAsk {

    /** Asked otherwise where samples are sent in. */
    private static final Map<String, String> OF_SAMPLES = Map.of(
            "booking.reject", "samples.reject",
            "booking.return", "samples.return",
            "booking.cancel", "samples.cancel");

    private StepAsk() {}

    static Ask of(
            BookingView booking,
            String key,
            BiFunction<BookingView, String, StepAnswer> step,
            Consumer<StepAnswer> answered) {
        return Ask.forReason(
                booking.serviceMode().isOfSamples() ? OF_SAMPLES.getOrDefault(key, key) : key,
                (ask, reason) -> {
                    var answer = step.apply(booking, reason);
                    if (answer instanceof StepAnswer.Refused refused) {
                        ask.refuse(Refusals.sentence(refused.refusals()));
                    } else {
                        ask.done();
                        answered.accept(answer);
                    }
                },
                Formats.here().name(booking.instrumentName(), booking.instrumentNameEn()));
    }
}
