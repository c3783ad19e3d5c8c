package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.booking.Occurrence;
import cn.pingliang.sharing.shared.Refusal;
import cn.pingliang.sharing.shared.TimeSlot;
import java.util.List;

/**
 * What can be said to a time before it is asked for.
 *
 * @param taken whether somebody else has it
 * @param instead free slots near it where it is taken
 */
record Opinion(List<Refusal> refusals, boolean taken, List<TimeSlot> instead) {

    Opinion {
        refusals = List.copyOf(refusals);
        instead = List.copyOf(instead);
    }

    static Opinion of(Occurrence occurrence) {
        return switch (occurrence) {
            case Occurrence.Fits fits -> of(List.of());
            case Occurrence.Taken taken -> taken(taken.instead() == null ? List.of() : List.of(taken.instead()));
            case Occurrence.Refused refused -> of(refused.refusals());
        };
    }

    static Opinion of(List<Refusal> refusals) {
        return new Opinion(refusals, false, List.of());
    }

    static Opinion taken(List<TimeSlot> instead) {
        return new Opinion(List.of(), true, instead);
    }
}
