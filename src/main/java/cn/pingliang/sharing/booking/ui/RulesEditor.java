package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.booking.TermsAnswer;
import cn.pingliang.sharing.booking.TermsAudience;
import cn.pingliang.sharing.booking.TermsDesk;
import cn.pingliang.sharing.booking.TermsInForce;
import cn.pingliang.sharing.booking.TermsPlace;
import cn.pingliang.sharing.booking.TermsRow;
import cn.pingliang.sharing.booking.TermsSheet;
import cn.pingliang.sharing.booking.TermsVersion;
import cn.pingliang.sharing.shared.ui.Formats;
import cn.pingliang.sharing.shared.ui.LinkButton;
import cn.pingliang.sharing.shared.ui.Notice;
import cn.pingliang.sharing.shared.ui.Notice.Tone;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The versions of one place and audience, the form for the next one, what it would have done, and beside it what it says. */
class RulesEditor extends Composite<Div> {

    private final TermsDesk desk;
    private final AccountId account;
    private final TermsSheet sheet;
    private final TermsPlace place;
    private final TermsAudience audience;
    private final TermsWords words;
    private final TermsForm form;
    private final RulesSummary summary;
    private final PreviewPanel preview = new PreviewPanel(this::preview);
    private final Div answer = new Div();
    private final Button save = new Button();
    private Consumer<Notice> doneListener = notice -> {};

    /** The coming version that the draft takes the place of. */
    private @Nullable UUID replacing;

    RulesEditor(TermsDesk desk, AccountId account, TermsSheet sheet, TermsPlace place, RulesAddress address) {
        this.desk = desk;
        this.account = account;
        this.sheet = sheet;
        this.place = place;
        audience = address.audience();
        words = new TermsWords(sheet);
        form = new TermsForm(place, audience, sheet.today());
        summary = new RulesSummary(sheet);
        var edited = edited(address);
        replacing = edited.map(TermsVersion::id).orElse(null);
        if (edited.isPresent()) {
            form.show(edited.get().row().holdsFrom(), Optional.of(edited.get().row()));
        } else {
            form.show(sheet.today().plusDays(1), sheet.inForce(place, audience).map(TermsVersion::row));
        }
        form.onChange(this::follow);
        follow();
        getContent().addClassName("rules-editor");
        getContent().add(body(edited.map(TermsVersion::row)), new Aside(summary));
    }

    void onDone(Consumer<Notice> listener) {
        doneListener = listener;
    }

    private Optional<TermsVersion> edited(RulesAddress address) {
        return Optional.ofNullable(address.edit())
                .flatMap(sheet::version)
                .filter(version -> version.state() == TermsVersion.State.COMING)
                .filter(version -> version.row().place().equals(place)
                        && version.row().audience().equals(audience));
    }

    private Div body(Optional<TermsRow> edited) {
        save.setText(getTranslation(edited.isPresent() ? "rules.save-change" : "rules.save"));
        save.addThemeVariants(ButtonVariant.PRIMARY);
        save.setDisableOnClick(true);
        save.addClickListener(click -> {
            try {
                save();
            } finally {
                save.setEnabled(true);
            }
        });
        var actions = new Div(save);
        actions.addClassName("cluster");
        edited.ifPresent(
                row -> actions.add(new LinkButton(RulesAddress.href(place, audience, null), "rules.leave-edit")));
        var title = new H2(edited.map(
                        row -> getTranslation("rules.form.edit", Formats.here().date(row.holdsFrom())))
                .orElseGet(() -> getTranslation("rules.form.new")));
        var versions = sheet.versions(place).stream()
                .filter(version -> version.row().audience().equals(audience))
                .toList();
        var card = new Div(title, form, preview, answer, actions);
        card.addClassNames("card", "stack");
        var body = new Div(new VersionsTable(versions, this::withdraw), card);
        body.addClassName("stack");
        return body;
    }

    /** Summary and hints say what is typed; a preview of before is out of date. */
    private void follow() {
        preview.outdate();
        form.draft().ifPresent(draft -> {
            summary.show(draft, replacing);
            form.tellWider(wider(draft), draft.holdsFrom(), words);
        });
    }

    /** What holds without what the place itself sets for the audience. */
    private TermsInForce wider(TermsRow draft) {
        return sheet.at(
                place,
                audience,
                sheet.rows().stream()
                        .filter(row ->
                                !(row.place().equals(place) && row.audience().equals(draft.audience())))
                        .toList());
    }

    private void preview() {
        checked().ifPresent(draft -> preview.show(desk.preview(draft, replacing, account)));
    }

    private void save() {
        checked()
                .ifPresent(draft -> show(
                        replacing == null ? desk.declare(draft, account) : desk.replace(replacing, draft, account),
                        draft));
    }

    private void withdraw(TermsVersion version) {
        show(desk.withdraw(version.id(), account), version.row(), "rules.withdrawn");
    }

    /** What can be declared as far as this screen knows; what cannot is said at the fields. */
    private Optional<TermsRow> checked() {
        answer.removeAll();
        if (!form.isReadable()) {
            return Optional.empty();
        }
        return form.draft().filter(draft -> {
            var faults = sheet.check(draft, replacing);
            form.blame(faults);
            return faults.isEmpty();
        });
    }

    private void show(TermsAnswer taken, TermsRow draft) {
        show(taken, draft, "rules.saved");
    }

    /** Where it could not be, nothing typed is lost: what was to be replaced holds or is gone, and the next save adds to it. */
    private void show(TermsAnswer taken, TermsRow row, String done) {
        switch (taken) {
            case TermsAnswer.Done it ->
                doneListener.accept(new Notice(
                        Tone.SUCCESS,
                        getTranslation(
                                done,
                                Formats.here().date(it.holdsFrom()),
                                words.place(place),
                                words.audience(audience))));
            case TermsAnswer.Refused refused -> form.blame(refused.faults());
            case TermsAnswer.HoldsAlready it -> goOn("rules.holds-already", row.holdsFrom());
            case TermsAnswer.Gone it -> goOn("rules.gone", row.holdsFrom());
        }
    }

    private void goOn(String key, LocalDate day) {
        replacing = null;
        answer.removeAll();
        answer.add(new Notice(Tone.WARN, getTranslation(key, Formats.here().date(day))));
    }
}
