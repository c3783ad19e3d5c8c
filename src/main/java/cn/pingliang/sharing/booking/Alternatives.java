package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.booking.BookingAnswer.Alternative;
import java.util.List;
import org.springframework.stereotype.Component;

/** What else can be had where a slot is taken: the free slots of the same length nearest to it. */
@Component
class Alternatives {

    private final NearestFree nearest;

    Alternatives(NearestFree nearest) {
        this.nearest = nearest;
    }

    /** Each apart from the others, the nearest first. */
    List<Alternative> to(BookingAttempt attempt) {
        var instrument = attempt.instrument().id();
        return nearest.around(instrument, attempt.slot(), attempt.terms()).stream()
                .map(slot -> new Alternative(instrument, slot))
                .toList();
    }
}
