package cn.pingliang.sharing.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import java.util.Locale;

/** To the other language and back. The screen is made anew at the same address; its state is in the address. */
class LanguageSwitch extends Button {

    private static final long serialVersionUID = 1L;

    LanguageSwitch() {
        var other = isEnglish(getLocale()) ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH;
        setId("language");
        setText(isEnglish(other) ? "English" : "中文");
        getElement().setAttribute("lang", other.toLanguageTag());
        addThemeVariants(ButtonVariant.TERTIARY);
        addClickListener(click -> switchTo(click.getSource().getUI().orElseThrow(), other));
    }

    private static void switchTo(UI ui, Locale language) {
        Choices.remember(language);
        ui.getSession().setLocale(language);
        ui.getPage().executeJs("document.documentElement.lang = $0", language.toLanguageTag());
        ui.refreshCurrentRoute(true);
    }

    private static boolean isEnglish(Locale locale) {
        return locale.getLanguage().equals(Locale.ENGLISH.getLanguage());
    }
}
