package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.booking.BookingAnswer.Alternative;
import cn.pingliang.sharing.shared.TimeSlot;
import java.util.List;
import org.springframework.stereotype.Component;

/** What else can be had where a slot is taken: the free slots of the same length nearest to it. */
@Component
class Alternatives {

    private final NearestFree nearest;

    Alternatives(NearestFree nearest) {
        this.nearest = nearest;
    }

    /** At which all that is needed is free. Each apart from the others, the nearest first. */
    List<Alternative> to(TimeSlot wanted, Demands demands) {
        var instrument = demands.instrument().id();
        return nearest.around(demands, wanted).stream()
                .map(slot -> new Alternative(instrument, slot))
                .toList();
    }
}
