package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.booking.Demands;
import cn.pingliang.sharing.booking.NearestFree;
import cn.pingliang.sharing.booking.WaitingList.WaitingAnswer;
import cn.pingliang.sharing.catalogue.CatalogueNavigation;
import cn.pingliang.sharing.catalogue.ResourceKind;
import cn.pingliang.sharing.shared.TimeSlot;
import cn.pingliang.sharing.shared.ui.BookingWeek;
import cn.pingliang.sharing.shared.ui.BookingWeek.State;
import cn.pingliang.sharing.shared.ui.Formats;
import cn.pingliang.sharing.shared.ui.Glyph;
import cn.pingliang.sharing.shared.ui.LinkButton;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;

/** Answers "why not?" to time that cannot be had: the reason, until when, and free slots to take instead with one press. */
class WhyNot extends Composite<Section> {

    private static final int OFFERED = 3;

    private final Demands demands;
    private final NearestFree nearest;
    private final ClosedTimes reasons;
    private final BooleanSupplier othersAlike;
    private final Function<TimeSlot, WaitingAnswer> join;
    private Consumer<TimeSlot> chosen = slot -> {};
    private Runnable nextWeek = () -> {};
    private Runnable closed = () -> {};

    /**
     * @param othersAlike whether there are other instruments of the same class to go to
     * @param join waits for a time that somebody else has
     */
    WhyNot(
            Demands demands,
            NearestFree nearest,
            ClosedTimes reasons,
            BooleanSupplier othersAlike,
            Function<TimeSlot, WaitingAnswer> join) {
        this.demands = demands;
        this.nearest = nearest;
        this.reasons = reasons;
        this.othersAlike = othersAlike;
        this.join = join;
        getContent().addClassNames("card", "stack-s", "why-not");
        getContent().getElement().setAttribute("tabindex", "-1");
        getContent().setAriaLabel(getTranslation("why.title"));
        getContent().setVisible(false);
        Shortcuts.addShortcutListener(getContent(), this::leave, Key.ESCAPE).listenOn(getContent());
    }

    void onSlot(Consumer<TimeSlot> listener) {
        chosen = listener;
    }

    void onNextWeek(Runnable listener) {
        nextWeek = listener;
    }

    /** @param listener told when it was closed without a choice, to give the focus back */
    void onLeave(Runnable listener) {
        closed = listener;
    }

    /**
     * @param slot the stretch with its state
     * @param part of it that somebody pressed, within one day
     * @param length how long somebody wants it
     */
    void explain(BookingWeek.Slot slot, TimeSlot part, Duration length) {
        getContent().removeAll();
        var title = new H3(getTranslation("booking-week." + slot.state()) + " · "
                + Formats.here().slot(part));
        var close = new Button(Glyph.CLOSE.icon(), click -> leave());
        close.setAriaLabel(getTranslation("why.close"));
        close.addThemeVariants(ButtonVariant.TERTIARY);
        var head = new Div(title, close);
        head.addClassName("why-not__head");
        getContent().add(head, new Paragraph(reasons.say(this, slot, part)), remedies(slot, part, length));
        if (slot.state() == State.BUSY || slot.state() == State.HELD) {
            getContent().add(waiting(part, length));
        }
        getContent().setVisible(true);
        getContent().getElement().callJsFunction("focus");
    }

    void clear() {
        getContent().setVisible(false);
    }

    private Div remedies(BookingWeek.Slot grey, TimeSlot part, Duration length) {
        var remedies = new Div();
        remedies.addClassName("cluster");
        var longest = demands.terms().of(part).longest();
        var wanted = length.compareTo(longest) > 0 ? longest : length;
        var free = nearest.after(demands, part.start(), wanted, OFFERED);
        var formats = Formats.here();
        free.forEach(slot -> remedies.add(new Button(getTranslation("why.take", formats.slot(slot)), click -> {
            clear();
            chosen.accept(slot);
        })));
        if (free.isEmpty()) {
            remedies.add(
                    new Paragraph(getTranslation("why.none", Durations.say(this, wanted))),
                    new Button(getTranslation("week.next"), click -> nextWeek.run()));
        }
        if (reasons.couldBeExcepted(grey, part)) {
            var wish = TimeSlot.starting(demands.terms().of(part).alignUp(part.start()), wanted);
            remedies.add(new Button(getTranslation("why.exception", formats.slot(wish)), click -> {
                clear();
                chosen.accept(wish);
            }));
        }
        if (othersAlike.getAsBoolean()) {
            remedies.add(new LinkButton(
                    CatalogueNavigation.pathOf(ResourceKind.INSTRUMENT) + "&class="
                            + demands.instrument().classCode(),
                    "why.others"));
        }
        return remedies;
    }

    /** For all of what was pressed, or its first part where nobody may have so much at once. */
    private JoinWaiting waiting(TimeSlot part, Duration length) {
        var longest = demands.terms().of(part).longest();
        var wanted = part.length().compareTo(longest) > 0 ? TimeSlot.starting(part.start(), length) : part;
        return new JoinWaiting(
                getTranslation("waiting.join.time", Formats.here().hoursOf(wanted)), wanted, join);
    }

    private void leave() {
        clear();
        closed.run();
    }
}
