package cn.pingliang.sharing.calendar;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import net.fortuna.ical4j.data.CalendarParserImpl;
import net.fortuna.ical4j.data.ContentHandler;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.data.UnfoldingReader;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a calendar's file (RFC 5545), of its events and time zones those that say when: who is invited, and to what, is
 * left where it was. One line that makes no sense is for whoever reads its event to say; ical4j's own model would refuse the file.
 */
final class IcalFile {

    private static final Set<String> WANTED = Set.of(
            "UID",
            "DTSTART",
            "DTEND",
            "DURATION",
            "RRULE",
            "RDATE",
            "EXDATE",
            "EXRULE",
            "RECURRENCE-ID",
            "STATUS",
            "TRANSP",
            "SUMMARY",
            "CLASS",
            "TZID",
            "TZOFFSETTO",
            "X-LIC-LOCATION");

    private final List<Part> events = new ArrayList<>();
    private final List<Part> zones = new ArrayList<>();

    private IcalFile() {}

    /** A line: its value, and its parameters by their names in capitals. */
    record Line(String value, Map<String, String> parameters) {

        @Nullable
        String zone() {
            return parameters.get("TZID");
        }

        boolean isDate() {
            return "DATE".equalsIgnoreCase(parameters.get("VALUE")) || value.matches("\\d{8}");
        }
    }

    /** An event or a time zone with what is in it. */
    record Part(String name, Map<String, List<Line>> lines, List<Part> parts) {

        private Part(String name) {
            this(name, new HashMap<>(), new ArrayList<>());
        }

        List<Line> all(String line) {
            return lines.getOrDefault(line, List.of());
        }

        @Nullable
        Line first(String line) {
            var all = all(line);
            return all.isEmpty() ? null : all.getFirst();
        }

        String text(String line) {
            var first = first(line);
            return first == null ? "" : first.value().strip();
        }
    }

    /** The file is none, from that line on. */
    static final class UnreadableException extends Exception {
        private static final long serialVersionUID = 1L;
        private final int line;

        private UnreadableException(int line, Throwable cause) {
            super(cause);
            this.line = line;
        }

        int line() {
            return line;
        }
    }

    static IcalFile of(String text) throws UnreadableException {
        var file = new IcalFile();
        try (var reader = new UnfoldingReader(new StringReader(text), true)) {
            new CalendarParserImpl(false).parse(reader, file.new Reading());
            return file;
        } catch (ParserException e) {
            throw new UnreadableException(e.getLineNo(), e);
        } catch (IOException | RuntimeException e) {
            throw new UnreadableException(1, e);
        }
    }

    List<Part> events() {
        return events;
    }

    List<Part> zones() {
        return zones;
    }

    private class Reading implements ContentHandler {

        private final Deque<Part> open = new ArrayDeque<>();
        private String line = "";
        private String value = "";
        private Map<String, String> parameters = new HashMap<>();

        @Override
        public void startComponent(String name) {
            var part = new Part(name.toUpperCase(Locale.ROOT));
            if (!open.isEmpty()) {
                open.getLast().parts().add(part);
            } else if (part.name().equals("VEVENT")) {
                events.add(part);
            } else if (part.name().equals("VTIMEZONE")) {
                zones.add(part);
            }
            open.addLast(part);
        }

        @Override
        public void endComponent(String name) {
            open.pollLast();
        }

        @Override
        public void startProperty(String name) {
            line = name.toUpperCase(Locale.ROOT);
            value = "";
            parameters = new HashMap<>();
        }

        @Override
        public void parameter(String name, String text) {
            parameters.put(name.toUpperCase(Locale.ROOT), text.replace("\"", ""));
        }

        @Override
        public void propertyValue(String text) {
            value = text;
        }

        @Override
        public void endProperty(String name) {
            if (!open.isEmpty() && WANTED.contains(line)) {
                open.getLast()
                        .lines()
                        .computeIfAbsent(line, each -> new ArrayList<>())
                        .add(new Line(value, parameters));
            }
        }

        @Override
        public void startCalendar() {}

        @Override
        public void endCalendar() {}
    }
}
