package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.booking.BundleDesk;
import cn.pingliang.sharing.booking.BundleDesk.BundleAnswer;
import cn.pingliang.sharing.booking.ui.OwnWishes.Unsent;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.shared.ForbiddenException;
import cn.pingliang.sharing.shared.ui.Notice;
import cn.pingliang.sharing.shared.ui.Notice.Tone;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Requests that were begun and not sent: to go on with, to discard, or to send together, all or none. */
class DraftsPanel extends Composite<Section> {

    private final OwnWishes wishes;
    private final Runnable sent;
    private final Div answer = new Div();
    private final UnorderedList list = new UnorderedList();
    private final Div together = new Div();
    private List<Unsent> shown = List.of();
    private List<DraftLine> lines = List.of();

    /** @param sent told when drafts became requests */
    DraftsPanel(OwnWishes wishes, Runnable sent) {
        this.wishes = wishes;
        this.sent = sent;
        var title = new H2(getTranslation("draft.title"));
        title.setId("drafts-title");
        list.addClassNames("wishes", "stack-s");
        answer.addClassName("stack-s");
        var send = new Button(getTranslation("draft.send"), click -> send());
        send.addThemeVariants(ButtonVariant.PRIMARY);
        var hint = new Paragraph(getTranslation("draft.send.hint"));
        hint.addClassNames("muted", "small");
        together.addClassName("cluster");
        together.add(send, hint);
        getContent().addClassName("stack-s");
        getContent().getElement().setAttribute("aria-labelledby", "drafts-title");
        getContent().add(title, list, together, answer);
        getContent().setVisible(false);
    }

    /** As it is now; what was ticked stays so. @return whether anything changed */
    boolean refresh() {
        var now = wishes.unsent();
        if (now.equals(shown)) {
            return false;
        }
        shown = now;
        var ticked = ticked();
        list.removeAll();
        lines = shown.stream()
                .map(unsent -> new DraftLine(unsent, wishes.now(), () -> discard(unsent)))
                .toList();
        lines.forEach(line -> {
            line.tick(ticked.contains(line.draft().instrument()));
            list.add(line);
        });
        together.setVisible(
                lines.stream().anyMatch(line -> line.draft().request().isPresent()));
        getContent().setVisible(!lines.isEmpty() || answer.getElement().getChildCount() > 0);
        return true;
    }

    private Set<ResourceId> ticked() {
        return lines.stream()
                .filter(DraftLine::isTicked)
                .map(line -> line.draft().instrument())
                .collect(Collectors.toSet());
    }

    private void discard(Unsent unsent) {
        wishes.discard(unsent.draft().instrument());
        refresh();
    }

    private void send() {
        lines.forEach(DraftLine::clear);
        var chosen = lines.stream().filter(DraftLine::isTicked).toList();
        var requests =
                chosen.stream().flatMap(line -> line.draft().request().stream()).toList();
        if (requests.isEmpty() || requests.size() > BundleDesk.MOST) {
            say(Tone.WARN, requests.isEmpty() ? "draft.send.none" : "draft.send.too-many", BundleDesk.MOST);
            return;
        }
        try {
            switch (wishes.send(requests)) {
                case BundleAnswer.Accepted accepted -> {
                    say(Tone.SUCCESS, "draft.sent", accepted.bookings().size());
                    refresh();
                    sent.run();
                }
                case BundleAnswer.Conflicts conflicts -> {
                    say(Tone.ERROR, "draft.not-sent", conflicts.conflicts().size());
                    conflicts
                            .conflicts()
                            .forEach(each -> chosen.get(each.number()).explain(each.answer()));
                }
            }
        } catch (ForbiddenException notVerified) {
            say(Tone.ERROR, "book.form.forbidden");
        }
    }

    private void say(Tone tone, String key, Object... arguments) {
        answer.removeAll();
        answer.add(new Notice(tone, getTranslation(key, arguments)));
    }
}
