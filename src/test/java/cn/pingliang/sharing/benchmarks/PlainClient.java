package cn.pingliang.sharing.benchmarks;

import cn.pingliang.sharing.testing.TestPortal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * A client that takes little of the machine it shares with the portal it measures: one connection for each thread, kept open,
 * and nobody in between.
 */
final class PlainClient {

    private static final JsonMapper JSON = JsonMapper.shared();

    static {
        // Otherwise only five connections are kept.
        System.setProperty("http.maxConnections", "64");
    }

    private PlainClient() {}

    /** @throws AssertionError where the answer is not 201 */
    static void post(String path, String token, Map<String, ?> body) {
        try {
            var connection = (HttpURLConnection)
                    TestPortal.address().resolve("/api/v1" + path).toURL().openConnection();
            connection.setRequestMethod("POST");
            connection.setDoOutput(true);
            connection.setRequestProperty("Authorization", "Bearer " + token);
            connection.setRequestProperty("Content-Type", "application/json");
            try (var out = connection.getOutputStream()) {
                out.write(JSON.writeValueAsBytes(body));
            }
            var status = connection.getResponseCode();
            try (var in = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
                var answer = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                if (status != 201) {
                    throw new AssertionError(status + " " + answer);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
