package cn.pingliang.sharing.notification.ui;

import cn.pingliang.sharing.notification.MailWords;
import cn.pingliang.sharing.notification.NoticeKind;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.IFrame;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.select.Select;
import java.util.Locale;
import java.util.function.BiConsumer;

/** What a mail says, as text and as HTML, for a kind of notice and a language that are chosen here. */
class MailPreview extends Composite<Section> {

    private final Select<NoticeKind> kinds = new Select<>();
    private final Select<Locale> languages = new Select<>();
    private final H3 subject = new H3();
    private final Pre plain = new Pre();
    private final IFrame html = new IFrame();

    MailPreview(BiConsumer<NoticeKind, Locale> chosen) {
        kinds.setLabel(getTranslation("admin.mail.kind"));
        kinds.setItems(NoticeKind.values());
        kinds.setItemLabelGenerator(kind -> getTranslation("notice.title." + kind));
        languages.setLabel(getTranslation("notices.settings.language"));
        languages.setItems(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH);
        languages.setItemLabelGenerator(each -> getTranslation("notices.settings.language." + each.getLanguage()));
        for (var choice : new Select<?>[] {kinds, languages}) {
            choice.addValueChangeListener(change -> {
                if (change.isFromClient()) {
                    chosen.accept(kinds.getValue(), languages.getValue());
                }
            });
        }
        var choices = new Div(kinds, languages);
        choices.addClassName("cluster");
        plain.addClassName("mail__plain");
        // Tab reaches it where it has to be scrolled.
        plain.getElement().setAttribute("tabindex", "0");
        html.addClassName("mail__html");
        html.setSandbox();
        html.getElement().setAttribute("title", getTranslation("admin.mail.html"));
        getContent().addClassNames("card", "stack");
        getContent().add(new H2(getTranslation("admin.mail.preview")), choices, subject, plain, html);
    }

    void show(NoticeKind kind, Locale language, MailWords words) {
        kinds.setValue(kind);
        languages.setValue(language);
        subject.setText(words.subject());
        plain.setText(words.plain());
        html.setSrcdoc(words.html());
        subject.getElement().setAttribute("lang", language.toLanguageTag());
        plain.getElement().setAttribute("lang", language.toLanguageTag());
    }
}
