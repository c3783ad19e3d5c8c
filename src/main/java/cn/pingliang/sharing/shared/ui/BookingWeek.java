package cn.pingliang.sharing.shared.ui;

import cn.pingliang.sharing.shared.PortalTime;
import cn.pingliang.sharing.shared.TimeSlot;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.ComponentEventListener;
import com.vaadin.flow.component.DomEvent;
import com.vaadin.flow.component.EventData;
import com.vaadin.flow.component.HasSize;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.NpmPackage;
import com.vaadin.flow.shared.Registration;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One instrument's week, on which free time is dragged out into a wish ({@code frontend/booking-week.ts}). It only proposes:
 * whoever listens asks the rules and answers with {@link #showMessage} or {@link #setSelection}. A list of free slots that
 * can be reached by keyboard belongs beside it. Its words are the translations {@code booking-week.…}.
 */
@Tag("booking-week")
@NpmPackage(value = "@event-calendar/core", version = "5.15.0")
@JsModule("./booking-week.ts")
public final class BookingWeek extends Component implements HasSize, HasStyle {

    private static final long serialVersionUID = 1L;

    private static final List<String> WORDS = List.of(
            "calendar",
            "days",
            "today",
            "selection",
            "FREE",
            "BUSY",
            "PENDING",
            "CLOSED",
            "MAINTENANCE",
            "MINE",
            "tooShort",
            "tooLong",
            "notFree",
            "notOpen");

    /** What a stretch is to the person who looks; {@code MINE} and {@code PENDING} are theirs. */
    public enum State {
        FREE,
        BUSY,
        PENDING,
        CLOSED,
        MAINTENANCE,
        MINE
    }

    /** @param note a word more, such as the name of a closure; may be empty */
    public record Slot(TimeSlot time, State state, String note) {
        private Map<String, String> json() {
            return Map.of("start", iso(time.start()), "end", iso(time.end()), "state", state.name(), "label", note);
        }
    }

    public BookingWeek() {
        var english = "en".equals(getLocale().getLanguage());
        getElement().setProperty("locale", english ? "en-GB" : "zh-CN");
        var labels = new LinkedHashMap<String, String>();
        WORDS.forEach(word -> labels.put(word, getTranslation("booking-week." + word)));
        getElement().setPropertyMap("labels", labels);
        // The browser changes it too: without this, setting the same wish again would not reach it.
        getElement().addPropertyChangeListener("selection", "selection-changed", change -> {});
    }

    /** The days shown, from {@code first} on; any wish is taken away. */
    public void setWeek(LocalDate first, int days) {
        getElement().setProperty("from", first.toString());
        getElement().setProperty("days", days);
    }

    /** What is known of the days shown. Time that no slot covers counts as not open. */
    public void setSlots(List<Slot> slots) {
        getElement().setPropertyList("slots", slots.stream().map(Slot::json).toList());
    }

    /** Whole steps that a wish begins and ends on. */
    public void setAlignment(Duration step) {
        getElement().setProperty("alignmentMinutes", Math.toIntExact(step.toMinutes()));
    }

    public void setShortest(Duration length) {
        getElement().setProperty("minMinutes", Math.toIntExact(length.toMinutes()));
    }

    /** @param length null where there is no limit */
    public void setLongest(@Nullable Duration length) {
        getElement().setProperty("maxMinutes", length == null ? 0 : Math.toIntExact(length.toMinutes()));
    }

    /** The hours of a day that are shown; midnight as {@code to} means the day's end. */
    public void setHours(LocalTime from, LocalTime to) {
        getElement().setProperty("dayStart", from.toString());
        getElement().setProperty("dayEnd", to.equals(LocalTime.MIDNIGHT) ? "24:00" : to.toString());
    }

    public void setSelection(TimeSlot wish) {
        getElement().setPropertyMap("selection", Map.of("start", iso(wish.start()), "end", iso(wish.end())));
    }

    public void clearSelection() {
        getElement().callJsFunction("clearSelection");
    }

    /** Brings a day into view where the whole week does not fit. */
    public void showDay(LocalDate day) {
        getElement().callJsFunction("showDay", day.toString());
    }

    /** Says something beneath the week, such as a refusal that only the rules know of. */
    public void showMessage(String text) {
        getElement().callJsFunction("showMessage", text);
    }

    public Registration addSelectionChangedListener(ComponentEventListener<SelectionChanged> listener) {
        return addListener(SelectionChanged.class, listener);
    }

    public Registration addSlotExplainedListener(ComponentEventListener<SlotExplained> listener) {
        return addListener(SlotExplained.class, listener);
    }

    /** A wish was dragged, moved or typed; or taken away, and then there is none. Untrusted: the rules decide. */
    @DomEvent("selection-changed")
    public static class SelectionChanged extends ComponentEvent<BookingWeek> {

        private static final long serialVersionUID = 1L;

        private final @Nullable TimeSlot wish;

        public SelectionChanged(
                BookingWeek source,
                boolean fromClient,
                @EventData("event.detail.start") @Nullable String start,
                @EventData("event.detail.end") @Nullable String end) {
            super(source, fromClient);
            wish = start == null || end == null ? null : new TimeSlot(instant(start), instant(end));
        }

        public Optional<TimeSlot> wish() {
            return Optional.ofNullable(wish);
        }
    }

    /** Somebody asked about time that cannot be had. */
    @DomEvent("slot-explained")
    public static class SlotExplained extends ComponentEvent<BookingWeek> {

        private static final long serialVersionUID = 1L;

        private final Slot slot;

        public SlotExplained(
                BookingWeek source,
                boolean fromClient,
                @EventData("event.detail.start") String start,
                @EventData("event.detail.end") String end,
                @EventData("event.detail.state") String state,
                @EventData("event.detail.label") @Nullable String label) {
            super(source, fromClient);
            slot = new Slot(
                    new TimeSlot(instant(start), instant(end)), State.valueOf(state), label == null ? "" : label);
        }

        public Slot slot() {
            return slot;
        }
    }

    private static String iso(Instant moment) {
        return PortalTime.local(moment).toString();
    }

    private static Instant instant(String iso) {
        return OffsetDateTime.parse(iso).toInstant();
    }
}
