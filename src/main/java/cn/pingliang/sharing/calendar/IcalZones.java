package cn.pingliang.sharing.calendar;

import cn.pingliang.sharing.calendar.IcalFile.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * The time zones that a file means by its names: those of Java, also behind a prefix ({@code /mozilla.org/20070129_1/Europe/Berlin}),
 * those of Windows, and ones without summer time that the file itself describes. Java's rules are newer than any file's.
 */
final class IcalZones {

    /** Unicode CLDR, windowsZones, territory 001. */
    private static final Properties WINDOWS = windows();

    private final Map<String, ZoneId> described = new HashMap<>();

    IcalZones(List<Part> zones) {
        zones.forEach(zone -> known(zone.text("X-LIC-LOCATION"))
                .or(() -> fixed(zone))
                .ifPresent(found -> described.put(zone.text("TZID"), found)));
    }

    Optional<ZoneId> of(String name) {
        return known(name).or(() -> Optional.ofNullable(described.get(name.strip())));
    }

    private static Optional<ZoneId> known(String name) {
        var stripped = name.strip();
        if (stripped.isEmpty()) {
            return Optional.empty();
        }
        var parts = stripped.split("/", -1);
        return Stream.of(stripped, WINDOWS.getProperty(stripped), last(parts, 3), last(parts, 2))
                .filter(Objects::nonNull)
                .flatMap(each -> java(each).stream())
                .findFirst();
    }

    private static String last(String[] parts, int number) {
        return String.join("/", List.of(parts).subList(Math.max(0, parts.length - number), parts.length));
    }

    private static Optional<ZoneId> java(String name) {
        try {
            return Optional.of(ZoneId.of(name));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<ZoneId> fixed(Part zone) {
        var offsets = zone.parts().stream()
                .map(each -> each.text("TZOFFSETTO"))
                .distinct()
                .toList();
        try {
            return offsets.size() == 1 ? Optional.of(ZoneOffset.of(offsets.getFirst())) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Properties windows() {
        var zones = new Properties();
        try (var file = Objects.requireNonNull(IcalZones.class.getResourceAsStream("/windows-zones.properties"))) {
            zones.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return zones;
    }
}
