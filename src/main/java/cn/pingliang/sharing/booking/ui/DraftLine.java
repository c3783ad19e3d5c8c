package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.booking.BookingAnswer;
import cn.pingliang.sharing.booking.Drafts.Draft;
import cn.pingliang.sharing.booking.ui.OwnWishes.Unsent;
import cn.pingliang.sharing.shared.TimeSlot;
import cn.pingliang.sharing.shared.ui.Formats;
import cn.pingliang.sharing.shared.ui.LinkButton;
import cn.pingliang.sharing.shared.ui.Notice;
import cn.pingliang.sharing.shared.ui.Notice.Tone;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import java.time.Instant;

/** One request that was begun and not sent: what it is, who would decide, and what stands in its way. */
class DraftLine extends Composite<ListItem> {

    private final Draft draft;
    private final Checkbox ticked = new Checkbox();
    private final Div conflict = new Div();

    DraftLine(Unsent unsent, Instant now, Runnable onDiscard) {
        draft = unsent.draft();
        var formats = Formats.here();
        var complete = draft.request().isPresent();
        ticked.setLabel(formats.name(draft.instrumentName(), draft.instrumentNameEn()));
        ticked.setEnabled(complete);
        var slot = draft.slot();
        var time = new Paragraph(slot == null ? getTranslation("draft.no-time") : formats.slot(slot));
        time.addClassName("wishes__time");
        var purpose = new Paragraph(draft.purpose().isBlank() ? getTranslation("draft.no-purpose") : draft.purpose());
        var decides = muted(getTranslation(
                unsent.approvalNeeded() ? "draft.decides" : "draft.nobody-decides", draft.institutionName()));
        var saved = muted(getTranslation("draft.saved", formats.soon(draft.savedAt(), now)));
        conflict.addClassName("stack-s");
        var facts = new Div(ticked, time, purpose, decides, saved, conflict);
        facts.addClassName("stack-s");
        var actions =
                new Div(new LinkButton(BookAddress.path(draft.instrument()), "draft.continue"), discard(onDiscard));
        actions.addClassName("cluster");
        getContent().addClassNames("card", "cluster", "cluster--apart");
        getContent().add(facts, actions);
    }

    private static Component muted(String text) {
        var paragraph = new Paragraph(text);
        paragraph.addClassNames("muted", "small");
        return paragraph;
    }

    private Button discard(Runnable listener) {
        var discard = new Button(getTranslation("draft.discard"), click -> listener.run());
        discard.addThemeVariants(ButtonVariant.TERTIARY);
        return discard;
    }

    Draft draft() {
        return draft;
    }

    boolean isTicked() {
        return ticked.getValue();
    }

    /** Only what can be sent. */
    void tick(boolean wanted) {
        ticked.setValue(wanted && ticked.isEnabled());
    }

    void clear() {
        conflict.removeAll();
    }

    /** Why nothing was sent, and the way round it. */
    void explain(BookingAnswer answer) {
        clear();
        switch (answer) {
            case BookingAnswer.Accepted accepted -> {}
            case BookingAnswer.Refused refused ->
                refused.refusals().forEach(refusal -> conflict.add(Refusals.notice(refusal)));
            case BookingAnswer.SlotTaken taken -> {
                var others = new Div();
                others.addClassName("cluster");
                taken.alternatives().forEach(each -> others.add(at(each.slot())));
                conflict.add(
                        new Notice(Tone.ERROR, getTranslation("book.taken"))
                                .with(getTranslation(
                                        taken.alternatives().isEmpty() ? "book.taken.none" : "draft.instead")),
                        others);
            }
        }
    }

    private Anchor at(TimeSlot slot) {
        return new LinkButton(
                BookAddress.choosing(slot).location(draft.instrument()).getPathWithQueryParameters(),
                "why.take",
                Formats.here().slot(slot));
    }
}
