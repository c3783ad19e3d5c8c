package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.shared.Audited;
import cn.pingliang.sharing.shared.TimeSlot;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One step of a request, whichever it was. What it means to other modules, the events of its verb tell. */
record StepTaken(
        BookingId id, BookingAction action, @Nullable AccountId by, Map<String, Object> details) implements Audited {

    /** @param slot the time that the step set or asked for; null where it left the booking's own */
    static StepTaken of(Booking booking, BookingAction action, @Nullable AccountId by, @Nullable TimeSlot slot) {
        var time = slot == null ? booking.slot() : slot;
        var details = new LinkedHashMap<String, Object>();
        details.put("instrument", booking.instrument());
        details.put("status", booking.status());
        details.put("start", time.start());
        details.put("end", time.end());
        booking.inTheNameOf().ifPresent(colleague -> details.put("for", colleague));
        details.putAll(booking.detailsOf(action));
        return new StepTaken(booking.id(), action, by, details);
    }

    @Override
    public Deed deed() {
        return new Deed(by == null ? null : by.value(), action, id.value(), details);
    }
}
