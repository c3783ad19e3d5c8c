package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.shared.Refusal;

/** What came of setting who decides, or who stands in for whom. */
public sealed interface RoutingAnswer {

    record Done() implements RoutingAnswer {}

    /** Nothing was changed. */
    record Refused(Refusal refusal) implements RoutingAnswer {
        static Refused of(String rule, Object... arguments) {
            return new Refused(Refusal.of(rule, arguments));
        }
    }
}
