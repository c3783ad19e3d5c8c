package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.shared.NotFoundException;
import cn.pingliang.sharing.shared.PortalProperties;
import cn.pingliang.sharing.shared.TimeOrderedId;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.net.URI;
import java.util.UUID;

@Embeddable
public record BookingId(UUID value) implements Serializable {

    /** @throws NotFoundException where the text is no id, as it is where no booking has it */
    public static BookingId of(String text) {
        return TimeOrderedId.parse(text)
                .map(BookingId::new)
                .orElseThrow(() -> new NotFoundException("booking " + text));
    }

    /** What names the booking in every calendar, whether it came there by mail or by a feed. */
    public String inCalendars(PortalProperties portal) {
        return this + "@" + URI.create(portal.baseUrl()).getHost();
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
