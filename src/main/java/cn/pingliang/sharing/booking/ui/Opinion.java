package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.booking.Occurrence;
import cn.pingliang.sharing.shared.Refusal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What can be said to a time before it is asked for.
 *
 * @param others the ways round where somebody else has it; null where nobody has
 */
record Opinion(List<Refusal> refusals, @Nullable Taken others) {

    Opinion {
        refusals = List.copyOf(refusals);
    }

    static Opinion of(Occurrence occurrence) {
        return switch (occurrence) {
            case Occurrence.Fits fits -> of(List.of());
            case Occurrence.Taken taken ->
                taken(Taken.with(taken.instead() == null ? List.of() : List.of(taken.instead()), taken.companion()));
            case Occurrence.Refused refused -> of(refused.refusals());
        };
    }

    static Opinion of(List<Refusal> refusals) {
        return new Opinion(refusals, null);
    }

    static Opinion taken(Taken others) {
        return new Opinion(List.of(), others);
    }

    boolean taken() {
        return others != null;
    }
}
