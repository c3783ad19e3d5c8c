package cn.pingliang.sharing.schedule;

import cn.pingliang.sharing.catalogue.BookableInstruments;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.shared.Message;
import cn.pingliang.sharing.shared.PortalTime;
import cn.pingliang.sharing.shared.TimeSlot;
import cn.pingliang.sharing.shared.web.Problem;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /instruments/{id}/availability}: when it is free; nobody's name. */
@RestController
class AvailabilityController {

    private static final Duration LONGEST = Duration.ofDays(35);

    private final Availability availability;
    private final BookableInstruments instruments;

    AvailabilityController(Availability availability, BookableInstruments instruments) {
        this.availability = availability;
        this.instruments = instruments;
    }

    @GetMapping("/api/v1/instruments/{id}/availability")
    Answer availability(@PathVariable String id, @RequestParam OffsetDateTime from, @RequestParam OffsetDateTime to) {
        var instrument = instruments.get(ResourceId.of(id));
        if (!to.isAfter(from)) {
            throw invalid("to", "violation.ends-before-start");
        }
        if (Duration.between(from, to).compareTo(LONGEST) > 0) {
            throw invalid("to", "violation.window-too-long");
        }
        var slots = availability
                .of(instrument.id(), new TimeSlot(from.toInstant(), to.toInstant()))
                .slots();
        return new Answer(
                instrument.id().value(),
                PortalTime.ZONE.getId(),
                slots.stream().map(Slot::of).toList());
    }

    private static Problem.ProblemException invalid(String field, String message) {
        return Problem.of(HttpStatus.BAD_REQUEST, "invalid")
                .with("violations", List.of(Map.of("field", field, "message", Message.of(message))))
                .asException();
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
