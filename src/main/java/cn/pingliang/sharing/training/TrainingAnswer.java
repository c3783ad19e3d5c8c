package cn.pingliang.sharing.training;

import cn.pingliang.sharing.shared.Refusal;

/** What came of a step. */
public sealed interface TrainingAnswer {

    record Done() implements TrainingAnswer {}

    /** Nothing was changed, and why. */
    record Refused(Refusal refusal) implements TrainingAnswer {}

    static TrainingAnswer refused(String rule, Object... arguments) {
        return new Refused(Refusal.of(rule, arguments));
    }
}
