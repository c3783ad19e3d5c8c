package cn.pingliang.sharing.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A browser without its window: cookies, redirects, and what a page tells its scripts about CSRF. */
public final class Session {

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    /** Goes to the sign-in and gives name and password. @return the path it ends on */
    public String signIn(String username, String password) {
        var form = get("/oauth2/authorization/portal");
        assertThat(form.uri().getPath()).isEqualTo("/sign-in");
        var body = "username=" + encoded(username) + "&password=" + encoded(password) + "&"
                + encoded(meta(form.body(), "_csrf_parameter")) + "=" + encoded(meta(form.body(), "_csrf"));
        var answer = send(request("/sign-in")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
        var query = answer.uri().getQuery();
        return answer.uri().getPath() + (query == null ? "" : "?" + query);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    public Answer call(String method, String path, @Nullable Object body) {
        return call(method, path, body, Map.of());
    }

    /** The call as a script of a page makes it: with the CSRF header that the page was told. */
    public Answer callFromPage(String method, String path, @Nullable Object body) {
        var page = get("/").body();
        return call(method, path, body, Map.of(meta(page, "_csrf_header"), meta(page, "_csrf")));
    }

    private Answer call(String method, String path, @Nullable Object body, Map<String, String> headers) {
        var request = request("/api/v1" + path)
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(body)));
        headers.forEach(request::header);
        var begun = System.nanoTime();
        var response = send(request);
        return new Answer(
                method + " " + path,
                response.statusCode(),
                response.headers(),
                response.body(),
                Duration.ofNanos(System.nanoTime() - begun));
    }

    public HttpResponse<String> get(String path) {
        return send(request(path));
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(TestPortal.address().resolve(path)).timeout(Duration.ofSeconds(30));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String meta(String page, String name) {
        var meta = Pattern.compile("<meta name=\"" + name + "\" content=\"([^\"]+)\"")
                .matcher(page);
        assertThat(meta.find()).as("the page tells %s: %s", name, page).isTrue();
        return meta.group(1);
    }
}
