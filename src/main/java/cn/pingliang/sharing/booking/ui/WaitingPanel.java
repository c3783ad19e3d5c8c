package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.booking.WaitingList.WaitingEntry;
import cn.pingliang.sharing.shared.NotFoundException;
import cn.pingliang.sharing.shared.ui.Ask;
import cn.pingliang.sharing.shared.ui.Badge;
import cn.pingliang.sharing.shared.ui.Badge.Tone;
import cn.pingliang.sharing.shared.ui.Formats;
import cn.pingliang.sharing.shared.ui.LinkButton;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the person waits for, and what is kept for them now: to book, or to let go to the next. Nothing where there is none. */
class WaitingPanel extends Composite<Section> {

    private final OwnWishes wishes;
    private final UnorderedList list = new UnorderedList();
    private List<WaitingEntry> shown = List.of();

    WaitingPanel(OwnWishes wishes) {
        this.wishes = wishes;
        var title = new H2(getTranslation("waiting.title"));
        title.setId("waiting-title");
        list.addClassNames("wishes", "stack-s");
        getContent().addClassName("stack-s");
        getContent().getElement().setAttribute("aria-labelledby", "waiting-title");
        getContent().add(title, list);
        getContent().setVisible(false);
    }

    /** As it is now. @return what changed, in words */
    Optional<String> refresh() {
        var before = shown;
        shown = wishes.waitedFor();
        if (shown.equals(before)) {
            return Optional.empty();
        }
        list.removeAll();
        var now = wishes.now();
        shown.forEach(entry -> list.add(item(entry, now)));
        getContent().setVisible(!shown.isEmpty());
        var formats = Formats.here();
        var offered = shown.stream()
                .filter(entry -> entry.offeredUntil() != null && !before.contains(entry))
                .map(entry -> getTranslation("waiting.offered.live", nameOf(entry), formats.slot(entry.slot())))
                .collect(Collectors.joining(" "));
        return Optional.of(offered.isEmpty() ? getTranslation("live.list") : offered);
    }

    private ListItem item(WaitingEntry entry, Instant now) {
        var formats = Formats.here();
        var until = entry.offeredUntil();
        var instrument = new Anchor("instruments/" + entry.instrument(), nameOf(entry));
        var slot = new Paragraph(formats.slot(entry.slot()));
        slot.addClassName("wishes__time");
        var stands = new Div();
        stands.addClassName("cluster");
        var actions = new Div();
        actions.addClassName("cluster");
        if (until == null) {
            stands.add(
                    new Badge(Tone.PENDING, "waiting.waits"),
                    new Paragraph(getTranslation(
                            entry.before() == 0 ? "waiting.before.none" : "waiting.before", entry.before())));
        } else {
            stands.add(
                    new Badge(Tone.APPROVED, "waiting.offered"),
                    new Paragraph(getTranslation("waiting.offered.until", formats.soon(until, now))),
                    new TimeLeft(until, now));
            actions.add(LinkButton.primary(
                    BookAddress.choosing(entry.slot())
                            .location(entry.instrument())
                            .getPathWithQueryParameters(),
                    "waiting.book"));
        }
        actions.add(leave(entry));
        var facts = new Div(instrument, slot, stands);
        facts.addClassName("stack-s");
        var item = new ListItem(facts, actions);
        item.addClassNames("card", "cluster", "cluster--apart");
        return item;
    }

    private Button leave(WaitingEntry entry) {
        var slot = Formats.here().slot(entry.slot());
        var leave = new Button(
                getTranslation("waiting.leave"),
                click -> Ask.toConfirm("waiting.leave.ask", ask -> leave(entry, ask), nameOf(entry), slot)
                        .open());
        leave.addThemeVariants(ButtonVariant.TERTIARY);
        leave.setTooltipText(getTranslation("waiting.leave.which", nameOf(entry), slot));
        return leave;
    }

    private void leave(WaitingEntry entry, Ask ask) {
        try {
            wishes.leave(entry.id());
        } catch (NotFoundException overAlready) {
            // Booked elsewhere or passed meanwhile: what is shown next says how it stands.
        }
        ask.done();
        refresh();
    }

    private static String nameOf(WaitingEntry entry) {
        return Formats.here().name(entry.instrumentName(), entry.instrumentNameEn());
    }
}
