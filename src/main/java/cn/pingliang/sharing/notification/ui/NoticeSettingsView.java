package cn.pingliang.sharing.notification.ui;

import cn.pingliang.sharing.account.CurrentAccount;
import cn.pingliang.sharing.account.Role;
import cn.pingliang.sharing.notification.NoticeKind;
import cn.pingliang.sharing.notification.NoticeKind.Audience;
import cn.pingliang.sharing.notification.NoticePreferences;
import cn.pingliang.sharing.notification.Preferences;
import cn.pingliang.sharing.notification.Preferences.Choice;
import cn.pingliang.sharing.notification.QuietHours;
import cn.pingliang.sharing.shared.ui.DataTable;
import cn.pingliang.sharing.shared.ui.LinkButton;
import cn.pingliang.sharing.shared.ui.Notice;
import cn.pingliang.sharing.shared.ui.Notice.Tone;
import cn.pingliang.sharing.shared.ui.PageHeader;
import cn.pingliang.sharing.shared.ui.Titles;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.timepicker.TimePicker;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What somebody wants to be told, and how; when, in which language. */
@Route("notices/settings")
@PermitAll
class NoticeSettingsView extends Composite<Div> implements HasDynamicTitle {

    private final NoticePreferences preferences;
    private final CurrentAccount current;
    private final Preferences before;
    private final RadioButtonGroup<Boolean> daily = new RadioButtonGroup<>(getTranslation("notices.settings.pace"));
    private final RadioButtonGroup<Locale> language =
            new RadioButtonGroup<>(getTranslation("notices.settings.language"));
    private final TimePicker quietFrom = time("notices.settings.quiet.from");
    private final TimePicker quietUntil = time("notices.settings.quiet.until");
    private final Map<Choice, Checkbox> boxes = new HashMap<>();
    private final Div answer = new Div();

    NoticeSettingsView(NoticePreferences preferences, CurrentAccount current) {
        this.preferences = preferences;
        this.current = current;
        before = preferences.of(current.require());
        answer.setVisible(false);
        var save = new Button(getTranslation("notices.settings.save"), click -> save());
        save.addThemeVariants(ButtonVariant.PRIMARY);
        getContent().addClassNames("page", "stack");
        getContent()
                .add(
                        new PageHeader("notices.settings.title")
                                .subtitle("notices.settings.subtitle")
                                .actions(
                                        new LinkButton("calendars", "notices.settings.calendars"),
                                        new LinkButton("notices", "notices.settings.back")),
                        answer,
                        choices("notices.settings.own", Audience.REQUESTER));
        if (current.holds(Role.INSTITUTION_ADMIN) || current.holds(Role.INSTRUMENT_MANAGER)) {
            getContent().add(choices("notices.settings.deciding", Audience.DECIDER));
        }
        if (before.channels().size() > 1) {
            getContent().add(outside());
        } else {
            getContent().add(new Notice(Tone.INFO, getTranslation("notices.settings.portal-only")));
        }
        getContent().add(new Div(save));
    }

    private Section choices(String key, Audience audience) {
        var table = new DataTable<NoticeKind>(key)
                .column("notices.settings.what", kind -> getTranslation("notice.title." + kind));
        before.channels().forEach(channel -> table.component("notices.channel." + channel, kind -> box(kind, channel)));
        return section(key, table.items(NoticeKind.of(audience)));
    }

    private Checkbox box(NoticeKind kind, String channel) {
        var choice = new Choice(kind, channel);
        var box = new Checkbox(before.wanted().contains(choice));
        box.setAriaLabel(getTranslation(
                "notices.settings.choice",
                getTranslation("notice.title." + kind),
                getTranslation("notices.channel." + channel)));
        boxes.put(choice, box);
        return box;
    }

    private Section outside() {
        daily.setItems(false, true);
        daily.setItemLabelGenerator(each -> getTranslation("notices.settings.pace." + (each ? "daily" : "at-once")));
        daily.setValue(before.daily());
        language.setItems(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH);
        language.setItemLabelGenerator(each -> getTranslation("notices.settings.language." + each.getLanguage()));
        language.setValue(before.language());
        if (before.quiet() != null) {
            quietFrom.setValue(before.quiet().from());
            quietUntil.setValue(before.quiet().until());
        }
        var quiet = new Div(quietFrom, quietUntil);
        quiet.addClassName("cluster");
        return section("notices.settings.outside", daily, quiet, language);
    }

    private TimePicker time(String key) {
        var picker = new TimePicker(getTranslation(key));
        picker.setStep(Duration.ofMinutes(30));
        picker.setLocale(Locale.SIMPLIFIED_CHINESE);
        picker.setClearButtonVisible(true);
        picker.setManualValidation(true);
        picker.setErrorMessage(getTranslation("notices.settings.quiet.whole"));
        return picker;
    }

    private Section section(String key, Component... content) {
        var section = new Section(new H2(getTranslation(key)));
        section.add(content);
        section.addClassNames("card", "stack");
        return section;
    }

    private void save() {
        var from = quietFrom.getValue();
        var until = quietUntil.getValue();
        var half = (from == null) != (until == null) || (from != null && from.equals(until));
        quietFrom.setInvalid(half && from == null);
        quietUntil.setInvalid(half && from != null);
        if (half) {
            return;
        }
        preferences.keep(
                new Preferences(
                        language.getOptionalValue().orElse(before.language()),
                        daily.getOptionalValue().orElse(before.daily()),
                        from == null || until == null ? null : new QuietHours(from, until),
                        before.channels(),
                        wanted()),
                current.require());
        answer.setVisible(true);
        answer.removeAll();
        answer.add(new Notice(Tone.SUCCESS, getTranslation("notices.settings.saved")));
        answer.scrollIntoView();
    }

    /** What is not asked here stays as it is. */
    private Set<Choice> wanted() {
        var wanted = new HashSet<>(before.wanted());
        boxes.forEach((choice, box) -> {
            if (box.getValue()) {
                wanted.add(choice);
            } else {
                wanted.remove(choice);
            }
        });
        return wanted;
    }

    @Override
    public String getPageTitle() {
        return Titles.of("notices.settings.title");
    }
}
