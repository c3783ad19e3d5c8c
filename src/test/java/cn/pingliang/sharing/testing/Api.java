package cn.pingliang.sharing.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A client of the REST API, as anybody could write one: nothing of the portal's own code is in it. */
public final class Api {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private static final Map<String, String> TOKENS = new ConcurrentHashMap<>();

    private final URI portal;
    private final Map<String, String> headers;
    /** Whose token goes with each call; it is asked for with the first, when the portal is surely there. */
    private final @Nullable String account;

    private Api(URI portal, Map<String, String> headers, @Nullable String account) {
        this.portal = portal;
        this.headers = headers;
        this.account = account;
    }

    /** Somebody who has not signed in, at the portal that all tests share. */
    public static Api visitor() {
        return at(TestPortal.address());
    }

    public static Api at(URI portal) {
        return new Api(portal, Map.of(), null);
    }

    /** The account, with a token that may write; it is asked for once. */
    public static Api as(String username) {
        return visitor().signedIn(username);
    }

    public Api signedIn(String username) {
        return new Api(portal, headers, username);
    }

    private static String token(URI portal, String username) {
        return TOKENS.computeIfAbsent(portal + " " + username, key -> at(portal).newToken(username, "write"));
    }

    /** A new token of the account. */
    public String newToken(String username, String... scopes) {
        return password(username, Demo.PASSWORD)
                .post("/tokens", Map.of("name", "测试", "scopes", List.of(scopes), "expiresInDays", 365))
                .is(201)
                .text("/token");
    }

    public Api bearer(String token) {
        return with("Authorization", "Bearer " + token);
    }

    public Api password(String username, String password) {
        var pair = (username + ":" + password).getBytes(StandardCharsets.UTF_8);
        return with("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
    }

    /** From another address of the network, as a reverse proxy would tell. */
    public Api from(String address) {
        return with("X-Forwarded-For", address);
    }

    public Api in(String language) {
        return with("Accept-Language", language);
    }

    public Api accepting(String mediaType) {
        return with("Accept", mediaType);
    }

    public Api idempotent(String key) {
        return with("Idempotency-Key", key);
    }

    public Api with(String header, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Api(portal, more, account);
    }

    /** @param parameters names and values in turn, to be escaped here */
    public Answer get(String path, Object... parameters) {
        return send("GET", path + query(parameters), null);
    }

    /** @param body a JSON text as it is, or whatever JSON is to be made of; null for none */
    public Answer post(String path, @Nullable Object body) {
        return send("POST", path, body);
    }

    public Answer post(String path) {
        return post(path, null);
    }

    public Answer delete(String path) {
        return send("DELETE", path, null);
    }

    /** @param path below {@code /api/v1}, or from the root where it begins with {@code //} */
    public Answer send(String method, String path, @Nullable Object body) {
        var from = path.startsWith("//") ? path.substring(1) : "/api/v1" + path;
        var request = HttpRequest.newBuilder(URI.create(portal + from)).timeout(Duration.ofSeconds(60));
        headers.forEach(request::header);
        if (account != null) {
            request.header("Authorization", "Bearer " + token(portal, account));
        }
        if (body == null) {
            request.method(method, BodyPublishers.noBody());
        } else {
            if (!headers.containsKey("Content-Type")) {
                request.header("Content-Type", "application/json");
            }
            request.method(
                    method,
                    BodyPublishers.ofString(body instanceof String text ? text : JSON.writeValueAsString(body)));
        }
        var begun = System.nanoTime();
        try {
            var response = HTTP.send(request.build(), BodyHandlers.ofString());
            return new Answer(
                    method + " " + from,
                    response.statusCode(),
                    response.headers(),
                    response.body(),
                    Duration.ofNanos(System.nanoTime() - begun));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String query(Object... parameters) {
        var pairs = new ArrayList<String>();
        for (var i = 0; i < parameters.length; i += 2) {
            pairs.add(parameters[i] + "=" + URLEncoder.encode(parameters[i + 1].toString(), StandardCharsets.UTF_8));
        }
        return pairs.isEmpty() ? "" : "?" + String.join("&", pairs);
    }
}
