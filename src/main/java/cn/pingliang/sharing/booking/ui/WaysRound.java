package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.booking.BookingConditions;
import cn.pingliang.sharing.booking.BookingRequest;
import cn.pingliang.sharing.booking.WaitingList.WaitingAnswer;
import cn.pingliang.sharing.catalogue.BookableInstruments.BookableInstrument;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.shared.TimeSlot;
import com.vaadin.flow.component.UI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds what can be done where a time of one instrument is taken, and takes the person there with what they typed. */
class WaysRound {

    private final BookingConditions conditions;
    private final OwnWishes wishes;
    private final KeptDraft kept;

    WaysRound(BookingConditions conditions, OwnWishes wishes, KeptDraft kept) {
        this.conditions = conditions;
        this.wishes = wishes;
        this.kept = kept;
    }

    /**
     * @param instead free slots of the same length
     * @param companion what the instrument cannot be used without, where that is what somebody has
     */
    Taken to(
            BookingRequest wish,
            List<TimeSlot> instead,
            @Nullable BookableInstrument companion,
            @Nullable CalendarReading reading) {
        var wanted = wish.slot();
        return new Taken(
                wanted,
                instead,
                reading == null ? null : reading.shorter(wanted).orElse(null),
                wishes.equivalents(wish, conditions),
                wishes.waitedFor(instrument(), wanted).orElse(null),
                this,
                companion);
    }

    WaitingAnswer join(TimeSlot slot) {
        return wishes.join(instrument(), slot);
    }

    /** The same time on another instrument; what was typed is there already. */
    void goTo(BookableInstrument other, TimeSlot slot) {
        kept.carryTo(other, slot);
        var location = BookAddress.choosing(slot).location(other.id());
        UI.getCurrent().navigate(location.getPath(), location.getQueryParameters());
    }

    private ResourceId instrument() {
        return conditions.instrument().id();
    }
}
