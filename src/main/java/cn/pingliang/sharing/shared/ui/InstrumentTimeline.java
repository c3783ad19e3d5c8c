package cn.pingliang.sharing.shared.ui;

import cn.pingliang.sharing.shared.PortalTime;
import cn.pingliang.sharing.shared.TimeSlot;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.ComponentEventListener;
import com.vaadin.flow.component.DomEvent;
import com.vaadin.flow.component.EventData;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.shared.Registration;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Many instruments side by side, a row for each ({@code frontend/instrument-timeline.ts}). Rows are given as they are asked
 * for, so that hundreds cost no more than what is looked at. A press on free time only proposes. A list of free times that can
 * be reached by keyboard belongs beside it. Its words are the translations {@code instrument-timeline.…}; the states are
 * called as in {@link BookingWeek}.
 */
@Tag("instrument-timeline")
@JsModule("./instrument-timeline.ts")
public final class InstrumentTimeline extends Component implements HasStyle {

    private static final long serialVersionUID = 1L;

    private static final List<String> WORDS = List.of("timeline", "instrument", "none", "more");
    private static final List<String> WORDS_OF_THE_WEEK = List.of("today", "FREE", "BUSY", "MAINTENANCE");

    private LocalDate first = LocalDate.EPOCH;

    /** What a stretch is; time that no stretch covers is closed. */
    public enum State {
        FREE,
        BUSY,
        MAINTENANCE
    }

    public record Stretch(TimeSlot time, State state) {}

    /**
     * @param note a word about its condition; empty where there is nothing to say
     * @param href of the instrument's page
     * @param book address that takes {@code start} and {@code end} to book it; empty where others cannot have it
     */
    public record Row(
            String id, String name, String institution, String note, String href, String book, List<Stretch> time) {}

    public InstrumentTimeline() {
        var english = "en".equals(getLocale().getLanguage());
        getElement().setProperty("locale", english ? "en-GB" : "zh-CN");
        var labels = new LinkedHashMap<String, String>();
        WORDS.forEach(word -> labels.put(word, getTranslation("instrument-timeline." + word)));
        WORDS_OF_THE_WEEK.forEach(word -> labels.put(word, getTranslation("booking-week." + word)));
        getElement().setPropertyMap("labels", labels);
    }

    /**
     * The days shown, and which hours of each: midnight as {@code to} means the day's end. Rows have to be set anew
     * afterwards.
     */
    public void setWindow(LocalDate first, int days, LocalTime from, LocalTime to) {
        this.first = first;
        getElement().setProperty("from", first.toString());
        getElement().setProperty("days", days);
        getElement().setProperty("dayStart", from.toString());
        getElement().setProperty("dayEnd", to.equals(LocalTime.MIDNIGHT) ? "24:00" : to.toString());
    }

    /** How long a time is that a press on free time proposes. */
    public void setWanted(Duration length) {
        getElement().setProperty("minutes", Math.toIntExact(length.toMinutes()));
    }

    /** @param total how many rows there are; those that are missing are asked for when somebody comes near them */
    public void setRows(List<Row> rows, int total) {
        getElement().setProperty("total", total);
        getElement().setPropertyList("rows", json(rows));
    }

    /** The rows after those it has. */
    public void addRows(List<Row> rows) {
        getElement().callJsFunction("addRows", json(rows));
    }

    private List<Map<String, Object>> json(List<Row> rows) {
        var midnight = PortalTime.startOf(first);
        return rows.stream()
                .map(row -> Map.<String, Object>of(
                        "id",
                        row.id(),
                        "name",
                        row.name(),
                        "institution",
                        row.institution(),
                        "note",
                        row.note(),
                        "href",
                        row.href(),
                        "book",
                        row.book(),
                        "slots",
                        row.time().stream()
                                .map(stretch -> List.of(
                                        // Up: free time that begins within a minute can be had from the next on.
                                        minutes(midnight, stretch.time().start().plusSeconds(59)),
                                        minutes(midnight, stretch.time().end()),
                                        stretch.state().name()))
                                .toList()))
                .toList();
    }

    private static long minutes(Instant midnight, Instant moment) {
        return Duration.between(midnight, moment).toMinutes();
    }

    public Registration addRowsWantedListener(ComponentEventListener<RowsWanted> listener) {
        return addListener(RowsWanted.class, listener);
    }

    public Registration addTimeChosenListener(ComponentEventListener<TimeChosen> listener) {
        return addListener(TimeChosen.class, listener);
    }

    /** Somebody came near the end of the rows. */
    @DomEvent("rows-wanted")
    public static class RowsWanted extends ComponentEvent<InstrumentTimeline> {

        private static final long serialVersionUID = 1L;

        private final int from;

        /** @param from how many rows the browser has */
        public RowsWanted(InstrumentTimeline source, boolean fromClient, @EventData("event.detail.from") int from) {
            super(source, fromClient);
            this.from = from;
        }

        public int from() {
            return from;
        }
    }

    /** Free time was pressed. Untrusted: who takes it further asks the rules. */
    @DomEvent("time-chosen")
    public static class TimeChosen extends ComponentEvent<InstrumentTimeline> {

        private static final long serialVersionUID = 1L;

        private final String id;
        private final TimeSlot time;

        public TimeChosen(
                InstrumentTimeline source,
                boolean fromClient,
                @EventData("event.detail.id") String id,
                @EventData("event.detail.start") String start,
                @EventData("event.detail.end") String end) {
            super(source, fromClient);
            this.id = id;
            time = new TimeSlot(instant(start), instant(end));
        }

        public String id() {
            return id;
        }

        public TimeSlot time() {
            return time;
        }

        private static Instant instant(String iso) {
            return OffsetDateTime.parse(iso).toInstant();
        }
    }
}
