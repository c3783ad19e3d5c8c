package cn.pingliang.sharing.shell;

import cn.pingliang.sharing.shared.Message;
import cn.pingliang.sharing.shared.Texts;
import com.vaadin.flow.i18n.I18NProvider;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.NoSuchMessageException;
import org.springframework.stereotype.Component;

/** Screens say what the API says, by the same rules: one bundle, always read as message formats. */
@Component
class Translations implements I18NProvider {

    private static final long serialVersionUID = 1L;

    private static final Logger LOG = LoggerFactory.getLogger(Translations.class);

    private final transient Texts texts;

    Translations(Texts texts) {
        this.texts = texts;
    }

    @Override
    public List<Locale> getProvidedLocales() {
        return Choices.LANGUAGES;
    }

    /** A screen with a gap is better than none, so a missing text is its key. */
    @Override
    public String getTranslation(String key, Locale locale, Object... arguments) {
        try {
            return texts.say(Message.of(key, arguments), locale);
        } catch (NoSuchMessageException missing) {
            LOG.warn("No translation of {} for {}", key, locale);
            return key;
        }
    }
}
