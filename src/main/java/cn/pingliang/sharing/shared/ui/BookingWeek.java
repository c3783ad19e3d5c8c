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

    /** What a stretch is to the person who looks; {@code MINE} and {@code PENDING} are theirs. */
    public enum State {
        FREE,
        BUSY,
        PENDING,
        CLOSED,
        MAINTENANCE,
        MINE,
        /** Somebody is filling in a request for it. */
        HELD,
        /** Setting up before, or clearing away after, one's own. */
        BUFFER,
        /** Free, but too short for anything. */
        GAP,
        /** Too soon to be asked for. */
        SOON,
        /** Too far ahead to be asked for yet. */
        FAR,
        PAST
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
        getElement().setPropertyMap("labels", WeekWords.labels());
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

    /** What lies over free time without taking it, each with its note. */
    public void setGhosts(List<Slot> ghosts) {
        getElement().setPropertyList("ghosts", ghosts.stream().map(Slot::json).toList());
    }

    /** Stretches to draw attention to for a moment, since somebody else just changed them. */
    public void setChanged(List<TimeSlot> stretches) {
        getElement()
                .setPropertyList(
                        "changed", stretches.stream().map(BookingWeek::json).toList());
    }

    /** Back to where somebody asked why a time cannot be had. */
    public void focusPressed() {
        getElement().callJsFunction("focusPressed");
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
        getElement().setPropertyMap("selection", json(wish));
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

    private static Map<String, String> json(TimeSlot time) {
        return Map.of("start", iso(time.start()), "end", iso(time.end()));
    }

    static String iso(Instant moment) {
        return PortalTime.local(moment).toString();
    }

    static Instant instant(String iso) {
        return OffsetDateTime.parse(iso).toInstant();
    }
}
