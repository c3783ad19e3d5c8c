package cn.pingliang.sharing.shared;

import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.stereotype.Component;

/** Says messages in a person's language: Chinese, unless they asked for English. */
@Component
public class Texts {

    /** Where Vaadin looks for translations too, so that screens and API say the same. */
    public static final String BUNDLE = "vaadin-i18n.translations";

    private final MessageSource messages;

    Texts(MessageSource messages) {
        this.messages = messages;
    }

    /** The message in the given language, Chinese where there is no such translation. */
    public String say(Message message, Locale locale) {
        return messages.getMessage(
                message.key(),
                message.arguments().stream()
                        .map(argument -> spoken(argument, locale))
                        .toArray(),
                locale);
    }

    public String say(String key, Locale locale) {
        return say(Message.of(key), locale);
    }

    private Object spoken(Object argument, Locale locale) {
        return argument instanceof Message nested ? say(nested, locale) : argument;
    }

    @org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
    static class Source {
        @Bean
        MessageSource messageSource() {
            var source = new ResourceBundleMessageSource();
            source.setBasename(BUNDLE);
            source.setDefaultEncoding("UTF-8");
            source.setFallbackToSystemLocale(false);
            source.setAlwaysUseMessageFormat(true);
            return source;
        }
    }
}
