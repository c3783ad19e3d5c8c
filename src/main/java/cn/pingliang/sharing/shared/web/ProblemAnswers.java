package cn.pingliang.sharing.shared.web;

import cn.pingliang.sharing.shared.Message;
import cn.pingliang.sharing.shared.Texts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.LocaleResolver;
import tools.jackson.databind.json.JsonMapper;

/** Puts problems into the caller's language, for controllers and for the filters before them. */
@Component
public class ProblemAnswers {

    private final Texts texts;
    private final JsonMapper json;
    private final ObjectProvider<LocaleResolver> languages;

    ProblemAnswers(
            Texts texts,
            JsonMapper json,
            @Qualifier(DispatcherServlet.LOCALE_RESOLVER_BEAN_NAME) ObjectProvider<LocaleResolver> languages) {
        this.texts = texts;
        this.json = json;
        this.languages = languages;
    }

    ResponseEntity<ProblemDetail> answer(Problem problem, Locale locale) {
        return ResponseEntity.status(problem.status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(detail(problem, locale));
    }

    /** Writes the problem from a filter, where no controller answers. */
    public void write(Problem problem, HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setStatus(problem.status().value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getWriter().write(json.writeValueAsString(detail(problem, language(request))));
    }

    /** As the controllers find it; the request alone would fall back to the machine's language. */
    private Locale language(HttpServletRequest request) {
        return languages.getObject().resolveLocale(request);
    }

    private ProblemDetail detail(Problem problem, Locale locale) {
        var detail = ProblemDetail.forStatusAndDetail(problem.status(), texts.say(problem.detail(), locale));
        detail.setType(problem.type());
        detail.setTitle(texts.say("problem." + problem.name() + ".title", locale));
        problem.more().forEach((member, value) -> detail.setProperty(member, spoken(value, locale)));
        return detail;
    }

    private Object spoken(Object value, Locale locale) {
        return switch (value) {
            case Message message -> texts.say(message, locale);
            case Collection<?> values ->
                values.stream().map(each -> spoken(each, locale)).toList();
            case Map<?, ?> members -> {
                var spoken = new LinkedHashMap<Object, Object>();
                members.forEach((name, member) -> spoken.put(name, spoken(member, locale)));
                yield spoken;
            }
            default -> value;
        };
    }
}
