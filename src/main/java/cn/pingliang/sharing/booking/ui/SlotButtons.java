package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.shared.TimeSlot;
import cn.pingliang.sharing.shared.ui.Formats;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.dom.DomEvent;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Free slots as buttons. One of them can be reached by Tab; arrows lead from slot to slot, Shift with an arrow lengthens or
 * shortens, Escape chooses none. Those that stay keep the focus when others come and go.
 */
class SlotButtons extends Composite<UnorderedList> {

    /** Arrows, Home and End, where rows may be of any length. With Shift, arrows are the server's, and scroll nothing. */
    private static final String MOVE = """
            this.addEventListener('keydown', event => {
                if (event.shiftKey && event.key.startsWith('Arrow')) event.preventDefault();
                if (event.shiftKey || event.ctrlKey || event.altKey || event.metaKey) return;
                const all = [...this.querySelectorAll('button')];
                const at = all.indexOf(event.target);
                if (at < 0) return;
                const middle = b => { const box = b.getBoundingClientRect(); return box.left + box.width / 2; };
                const top = b => Math.round(b.getBoundingClientRect().top);
                const row = way => {
                    const others = all.filter(b => way * (top(b) - top(all[at])) > 0);
                    const nearest = Math.min(...others.map(b => Math.abs(top(b) - top(all[at]))));
                    return others.filter(b => Math.abs(top(b) - top(all[at])) === nearest)
                        .sort((a, b) => Math.abs(middle(a) - middle(all[at])) - Math.abs(middle(b) - middle(all[at])))[0];
                };
                const to = { ArrowRight: () => all[at + 1], ArrowLeft: () => all[at - 1], ArrowDown: () => row(1),
                    ArrowUp: () => row(-1), Home: () => all[0], End: () => all[all.length - 1] }[event.key];
                if (!to) return;
                event.preventDefault();
                to()?.focus();
            });
            this.addEventListener('focusin', event => {
                this.querySelectorAll('button').forEach(b => b.tabIndex = b === event.target ? 0 : -1);
            });
            """;

    private static final String LENGTHEN = "event.shiftKey && ['ArrowRight', 'ArrowDown'].includes(event.key)";
    private static final String SHORTEN = "event.shiftKey && ['ArrowLeft', 'ArrowUp'].includes(event.key)";

    /** Only read: every key in the list has it read, also Tab and Enter, whatever the filters say. */
    private static final String START = "event.target.dataset.start";

    private List<TimeSlot> shown = List.of();
    private @Nullable TimeSlot chosen;
    private Consumer<@Nullable TimeSlot> choice = slot -> {};
    private BiConsumer<TimeSlot, Integer> stretch = (slot, steps) -> {};

    SlotButtons() {
        getContent().addClassName("slot-list");
        on(LENGTHEN, 1);
        on(SHORTEN, -1);
        getContent()
                .getElement()
                .addEventListener("keydown", event -> choice.accept(null))
                .setFilter("event.key === 'Escape'");
    }

    private void on(String keys, int steps) {
        getContent()
                .getElement()
                .addEventListener("keydown", event -> slotOf(event, steps))
                .setFilter(keys)
                .addEventData(START);
    }

    private void slotOf(DomEvent event, int steps) {
        var start = Instant.ofEpochSecond(event.getEventData().get(START).asLong());
        shown.stream()
                .filter(slot -> slot.start().equals(start))
                .findFirst()
                .ifPresent(slot -> stretch.accept(isChosen(slot) ? Objects.requireNonNull(chosen) : slot, steps));
    }

    @Override
    protected void onAttach(AttachEvent event) {
        getElement().executeJs(MOVE);
    }

    /** @param listener told the slot, or null where somebody wants none any more */
    void onChoice(Consumer<@Nullable TimeSlot> listener) {
        choice = listener;
    }

    /** @param listener told the slot to lengthen by so many steps of the alignment */
    void onStretch(BiConsumer<TimeSlot, Integer> listener) {
        stretch = listener;
    }

    void show(List<TimeSlot> slots, @Nullable TimeSlot selection) {
        var list = getContent();
        for (var at = shown.size() - 1; at >= 0; at--) {
            if (!slots.contains(shown.get(at))) {
                list.getElement().removeChild(at);
            }
        }
        for (var at = 0; at < slots.size(); at++) {
            if (!shown.contains(slots.get(at))) {
                list.addComponentAtIndex(at, new ListItem(button(slots.get(at))));
            }
        }
        shown = List.copyOf(slots);
        choose(selection);
    }

    void choose(@Nullable TimeSlot slot) {
        chosen = slot;
        var reached =
                shown.stream().filter(this::isChosen).findFirst().orElse(shown.isEmpty() ? null : shown.getFirst());
        for (var at = 0; at < shown.size(); at++) {
            var here = shown.get(at);
            var button = getContent().getElement().getChild(at).getChild(0);
            button.setText(Formats.here().hoursOf(isChosen(here) ? Objects.requireNonNull(chosen) : here));
            button.setAttribute("aria-pressed", String.valueOf(isChosen(here)));
            button.setAttribute("tabindex", here.equals(reached) ? "0" : "-1");
        }
    }

    /** By its start: it may have been lengthened since. */
    private boolean isChosen(TimeSlot slot) {
        return chosen != null && chosen.start().equals(slot.start());
    }

    private NativeButton button(TimeSlot slot) {
        var button = new NativeButton("", click -> choice.accept(slot));
        button.addClassName("slot-list__slot");
        button.getElement()
                .setAttribute("data-start", String.valueOf(slot.start().getEpochSecond()));
        return button;
    }
}
