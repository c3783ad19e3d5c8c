package cn.pingliang.sharing.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the API answered, with the assertions that tests make of it. Paths are JSON pointers ({@code /items/0/name}). */
public record Answer(String request, int status, HttpHeaders headers, String body, Duration took) {

    public Answer is(int expected) {
        assertThat(status).as("status of %s, which answered %s", request, body).isEqualTo(expected);
        return this;
    }

    /** A problem of this type with a title and a detail for people, in {@code application/problem+json}. */
    public Answer isProblem(int expected, String name) {
        is(expected);
        assertThat(header("Content-Type")).as(request).startsWith("application/problem+json");
        assertThat(text("/type")).as(request).isEqualTo("urn:pingliang-sharing:" + name);
        assertThat(at("/status").asInt()).as(request).isEqualTo(expected);
        assertThat(text("/title")).as(request).isNotBlank();
        assertThat(text("/detail")).as(request).isNotBlank();
        assertThat(body)
                .as("%s leaks nothing internal", request)
                .doesNotContain("Exception", "cn.pingliang", "org.springframework", "java.", "select ", "insert ");
        return this;
    }

    /** A problem {@code invalid} that complains of exactly these fields. */
    public Answer isInvalid(String... fields) {
        isProblem(400, "invalid");
        assertThat(texts("/violations", "field")).as(body).containsExactlyInAnyOrder(fields);
        assertThat(texts("/violations", "message")).as(body).doesNotContain("");
        return this;
    }

    /** A problem {@code rule-refused} with exactly these rules, each with its sentence and its remedy. */
    public Answer isRefused(String... rules) {
        isProblem(422, "rule-refused");
        assertThat(texts("/refusals", "rule")).as(body).containsExactly(rules);
        assertThat(texts("/refusals", "message")).as(body).doesNotContain("");
        assertThat(texts("/refusals", "remedy")).as(body).doesNotContain("");
        return this;
    }

    public JsonNode json() {
        return JsonMapper.shared().readTree(body);
    }

    public JsonNode at(String pointer) {
        return json().at(pointer);
    }

    public String text(String pointer) {
        var node = at(pointer);
        assertThat(node.isMissingNode())
                .as("%s lacks %s: %s", request, pointer, body)
                .isFalse();
        return node.asString();
    }

    /** The member of each element of the list. */
    public List<String> texts(String pointer, String member) {
        return at(pointer)
                .valueStream()
                .map(element -> element.path(member).asString())
                .toList();
    }

    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }
}
