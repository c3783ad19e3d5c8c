package cn.pingliang.sharing.notification;

import cn.pingliang.sharing.shared.Message;
import cn.pingliang.sharing.shared.PortalProperties;
import cn.pingliang.sharing.shared.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** The words of mails: the notice's own, greeting and links around them, plain and as simple HTML. */
@Component
class MailText {

    private final Texts texts;
    private final NoticeWords words;
    private final String portal;

    MailText(Texts texts, NoticeWords words, PortalProperties portal) {
        this.texts = texts;
        this.words = words;
        this.portal = portal.baseUrl();
    }

    /** @param decide the address where the reader can decide on the notice's request; nothing where they cannot */
    MailWords of(Recipient person, List<NoticeView> notices, Function<NoticeView, Optional<String>> decide) {
        var language = person.language();
        var subject = notices.size() == 1
                ? say(language, "mail.subject", title(notices.getFirst(), language))
                : say(language, "mail.subject.several", notices.size());
        var plain = new StringBuilder(say(language, "mail.greeting", person.name())).append("\n");
        var html = new StringBuilder();
        for (var notice : notices) {
            var sentence = words.sentence(notice, language);
            var address = portal + "/" + notice.address();
            var decision = decide.apply(notice).orElse(null);
            plain.append('\n')
                    .append(title(notice, language))
                    .append('\n')
                    .append(sentence)
                    .append('\n');
            plain.append(say(language, "mail.look")).append(' ').append(address).append('\n');
            if (decision != null) {
                plain.append(say(language, "mail.decide"))
                        .append(' ')
                        .append(decision)
                        .append('\n');
            }
            html.append(item(title(notice, language), sentence, address, decision, language));
        }
        var settings = portal + "/notices/settings";
        plain.append("\n-- \n").append(say(language, "app.name")).append('\n');
        plain.append(say(language, "mail.settings"))
                .append(' ')
                .append(settings)
                .append('\n');
        return new MailWords(subject, plain.toString(), page(person, html.toString(), settings));
    }

    private String item(String title, String sentence, String address, @Nullable String decision, Locale language) {
        var item =
                "<h2 style=\"font-size:17px;margin:24px 0 4px\">%s</h2><p style=\"margin:0 0 8px\">%s</p><p style=\"margin:0\">%s"
                        .formatted(escaped(title), escaped(sentence), link(address, say(language, "mail.look")));
        return item + (decision == null ? "" : " · " + link(decision, say(language, "mail.decide"))) + "</p>";
    }

    private String page(Recipient person, String items, String settings) {
        var language = person.language();
        return """
                <!doctype html><html lang="%s"><head><meta charset="utf-8"></head>
                <body style="font-family:sans-serif;font-size:15px;line-height:1.6;color:#17211F;max-width:640px">
                <p>%s</p>%s
                <hr style="border:0;border-top:1px solid #ccc;margin:32px 0 8px">
                <p style="font-size:13px;color:#555">%s · %s</p></body></html>
                """.formatted(
                        language.toLanguageTag(),
                        escaped(say(language, "mail.greeting", person.name())),
                        items,
                        escaped(say(language, "app.name")),
                        link(settings, say(language, "mail.settings")));
    }

    private static String link(String address, String words) {
        return "<a style=\"color:#0F5B4F\" href=\"%s\">%s</a>".formatted(escaped(address), escaped(words));
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }

    private String title(NoticeView notice, Locale language) {
        return words.title(notice, language);
    }

    private String say(Locale language, String key, Object... arguments) {
        return texts.say(Message.of(key, arguments), language);
    }
}
