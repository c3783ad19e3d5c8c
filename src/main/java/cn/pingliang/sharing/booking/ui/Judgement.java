package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.booking.BookingConditions;
import cn.pingliang.sharing.booking.BookingRequest;
import org.jspecify.annotations.Nullable;

/** What the rules say while somebody is still choosing, as if the form were complete; and who was quicker. */
class Judgement {

    private final BookingConditions conditions;
    private final BookingQuestions questions;
    private final BookingExtras extras;
    private final WaysRound ways;

    Judgement(BookingConditions conditions, BookingQuestions questions, BookingExtras extras, WaysRound ways) {
        this.conditions = conditions;
        this.questions = questions;
        this.extras = extras;
        this.ways = ways;
    }

    Opinion of(BookingRequest wish, @Nullable CalendarReading reading) {
        if (extras.areUsed()) {
            return extras.opinion(wish);
        }
        var refusals = questions.judge(wish, conditions, reading);
        extras.refused(refusals);
        if (extras.asksForException()) {
            return extras.opinion(wish);
        }
        return refusals.isEmpty() && reading != null && reading.isTaken(wish.slot())
                ? Opinion.taken(ways.to(
                        wish,
                        questions.instead(conditions.demands(), wish.slot()),
                        questions.takenCompanion(conditions.demands(), wish.slot()),
                        reading))
                : Opinion.of(refusals);
    }
}
