package cn.pingliang.sharing.schedule;

import cn.pingliang.sharing.catalogue.CatalogueQuery;
import cn.pingliang.sharing.catalogue.CatalogueSearch;
import cn.pingliang.sharing.schedule.Timetable.FreeInstrument;
import cn.pingliang.sharing.shared.PageOf;
import cn.pingliang.sharing.shared.PageRequest;
import cn.pingliang.sharing.shared.PortalTime;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /availability}: which instruments are free for so long, soonest first; nobody's name. */
@RestController
class FreeInstrumentController {

    /** A week: longer stretches are agreed on with the institution. */
    private static final int MOST_MINUTES = 7 * 24 * 60;

    private final CatalogueSearch search;
    private final Availability availability;

    FreeInstrumentController(CatalogueSearch search, Availability availability) {
        this.search = search;
        this.availability = availability;
    }

    @GetMapping("/api/v1/availability")
    PageOf<FreeSlot> free(
            @RequestParam(name = "class", required = false) @Pattern(regexp = "\\d{2}(\\d{2})?") @Nullable
                    String classCode,
            @RequestParam(defaultValue = "") @Size(max = 200) String q,
            @RequestParam OffsetDateTime from,
            @RequestParam OffsetDateTime to,
            @RequestParam(defaultValue = "60") @Min(1) @Max(MOST_MINUTES) int minutes,
            @RequestParam(defaultValue = "0") @Min(0) @Max(1_000_000) int page,
            @RequestParam(defaultValue = "20") @Min(1) @Max(PageRequest.LARGEST) int size) {
        var window = AskedWindow.of(from, to);
        var instruments = search.instruments(new CatalogueQuery(q, null, null, classCode));
        var free = availability.soonestFree(instruments, window, Duration.ofMinutes(minutes));
        var items = free.stream()
                .skip(new PageRequest(page, size).offset())
                .limit(size)
                .map(FreeSlot::of)
                .toList();
        return new PageOf<>(items, page, size, free.size());
    }

    /** @param end so many minutes after the start as were asked for */
    record FreeSlot(
            UUID id,
            String name,
            Owner institution,
            @Nullable String classCode,
            OffsetDateTime start,
            OffsetDateTime end) {
        static FreeSlot of(FreeInstrument free) {
            var instrument = free.instrument();
            return new FreeSlot(
                    instrument.id().value(),
                    instrument.name(),
                    new Owner(instrument.institution().value(), instrument.institutionName()),
                    instrument.classCode(),
                    PortalTime.local(free.slot().start()),
                    PortalTime.local(free.slot().end()));
        }
    }

    record Owner(UUID id, String name) {}
}
