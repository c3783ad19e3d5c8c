package cn.pingliang.sharing.audit.ui;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.audit.AuditCheck;
import cn.pingliang.sharing.audit.AuditCheck.Finding;
import cn.pingliang.sharing.audit.Flaw;
import cn.pingliang.sharing.shared.ui.Formats;
import cn.pingliang.sharing.shared.ui.Notice;
import cn.pingliang.sharing.shared.ui.Notice.Tone;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.progressbar.ProgressBar;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/** How far the trail is sealed, and the button that checks it, with its progress. */
class CheckPanel extends Composite<Div> {

    private static final long PAINTED_EVERY = Duration.ofMillis(200).toNanos();

    private final transient AuditCheck check;
    private final AccountId account;
    private final Div answer = new Div();
    private final Button start = new Button(getTranslation("audit.check"), click -> start());
    private final ProgressBar bar = new ProgressBar();
    private final Paragraph progress = new Paragraph();
    private final AtomicBoolean goesOn = new AtomicBoolean();
    private final Button stop = new Button(getTranslation("audit.check.stop"), click -> goesOn.set(false));

    CheckPanel(AuditCheck check, AccountId account) {
        this.check = check;
        this.account = account;
        var running = new Div(bar, progress, stop);
        running.addClassName("stack-s");
        answer.addClassName("stack-s");
        show(false);
        var button = new Div(start);
        button.addClassName("cluster");
        getContent().addClassName("stack-s");
        getContent().add(new Paragraph(sealed()), button, running, answer);
    }

    private String sealed() {
        var state = check.state(account);
        return state.upTo() == null
                ? getTranslation("audit.sealed.nothing", state.notSealed())
                : getTranslation(
                        "audit.sealed",
                        state.seals(),
                        Formats.here().dateTime(state.upTo()),
                        state.notSealed(),
                        state.hash());
    }

    private void show(boolean running) {
        start.setEnabled(!running);
        bar.setVisible(running);
        progress.setVisible(running);
        stop.setVisible(running);
    }

    private void start() {
        var ui = UI.getCurrentOrThrow();
        answer.removeAll();
        bar.setValue(0);
        progress.setText("");
        show(true);
        goesOn.set(true);
        Thread.ofVirtual().name("audit-check").start(() -> run(ui));
    }

    private void run(UI ui) {
        try {
            var painted = new long[] {System.nanoTime()};
            var finding = check.run(account, (seal, of) -> {
                if (System.nanoTime() - painted[0] > PAINTED_EVERY) {
                    painted[0] = System.nanoTime();
                    var _ = ui.access(() -> paint(seal, of));
                }
                return goesOn.get();
            });
            var _ = ui.access(() -> tell(finding));
        } catch (UIDetachedException nobodyWaitsAnyMore) {
            goesOn.set(false);
        } catch (RuntimeException failure) {
            // To the session's error handler, like a click's failure.
            var _ = ui.access(() -> {
                show(false);
                throw failure;
            });
        }
    }

    private void paint(long seal, long of) {
        bar.setValue((double) seal / of);
        progress.setText(getTranslation("audit.check.progress", seal, of));
    }

    private void tell(Finding finding) {
        show(false);
        var formats = Formats.here();
        if (finding.upTo() == null) {
            answer.add(new Notice(Tone.INFO, getTranslation("audit.check.nothing")));
        } else if (finding.flaws().isEmpty()) {
            var key = finding.complete() ? "audit.check.sound" : "audit.check.sound-so-far";
            answer.add(new Notice(
                    finding.complete() ? Tone.SUCCESS : Tone.INFO,
                    getTranslation(key, formats.dateTime(finding.upTo()), finding.seals(), finding.entries())));
        } else {
            answer.add(
                    new Notice(
                                    Tone.ERROR,
                                    getTranslation(
                                            "audit.check.flaws", finding.flaws().size()))
                            .with(getTranslation("audit.check.flaws-hint")),
                    list(finding));
        }
    }

    private UnorderedList list(Finding finding) {
        var list = new UnorderedList();
        finding.flaws().forEach(flaw -> list.add(new ListItem(words(flaw))));
        return list;
    }

    private String words(Flaw flaw) {
        return switch (flaw) {
            case Flaw.EntryChanged(var seal, var entry) -> getTranslation("audit.flaw.entry-changed", seal, entry);
            case Flaw.EntryMissing(var seal, var entry) -> getTranslation("audit.flaw.entry-missing", seal, entry);
            case Flaw.EntryAdded(var seal, var entry) -> getTranslation("audit.flaw.entry-added", seal, entry);
            case Flaw.SealChanged(var seal) -> getTranslation("audit.flaw.seal-changed", seal);
            case Flaw.SealMissing(var seal) -> getTranslation("audit.flaw.seal-missing", seal);
        };
    }
}
