package cn.pingliang.sharing.schedule;

import cn.pingliang.sharing.catalogue.BookableInstruments;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.shared.PortalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /instruments/{id}/availability}: when it is free; nobody's name. */
@RestController
class AvailabilityController {

    private final Availability availability;
    private final BookableInstruments instruments;

    AvailabilityController(Availability availability, BookableInstruments instruments) {
        this.availability = availability;
        this.instruments = instruments;
    }

    @GetMapping("/api/v1/instruments/{id}/availability")
    Answer availability(@PathVariable String id, @RequestParam OffsetDateTime from, @RequestParam OffsetDateTime to) {
        var instrument = instruments.get(ResourceId.of(id));
        var slots = availability.of(instrument.id(), AskedWindow.of(from, to)).slots();
        return new Answer(
                instrument.id().value(),
                PortalTime.ZONE.getId(),
                slots.stream().map(Slot::of).toList());
    }

    record Answer(UUID instrumentId, String timeZone, List<Slot> slots) {}

    record Slot(OffsetDateTime start, OffsetDateTime end, SlotState state) {
        static Slot of(ScheduledSlot slot) {
            return new Slot(
                    PortalTime.local(slot.slot().start()),
                    PortalTime.local(slot.slot().end()),
                    // Whose turn it may still become is for the screens; to a client it is taken.
                    slot.state() == SlotState.HELD ? SlotState.BUSY : slot.state());
        }
    }
}
