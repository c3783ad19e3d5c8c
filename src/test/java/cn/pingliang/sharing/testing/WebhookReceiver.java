package cn.pingliang.sharing.testing;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An institution's system that is told what happens: a real server on this machine, which checks what it is sent by itself. */
public final class WebhookReceiver implements AutoCloseable {

    private final HttpServer server;
    private final List<Message> messages = new CopyOnWriteArrayList<>();
    private volatile int status = 204;
    private volatile CountDownLatch patience = new CountDownLatch(0);

    public WebhookReceiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            try (exchange) {
                var headers = exchange.getRequestHeaders();
                messages.add(new Message(
                        exchange.getRequestMethod() + " " + exchange.getRequestURI(),
                        headers.getFirst("webhook-id"),
                        headers.getFirst("webhook-timestamp"),
                        headers.getFirst("webhook-signature"),
                        headers.getFirst("Content-Type"),
                        new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
                patience.await();
                exchange.getResponseHeaders().set("Location", "/elsewhere");
                exchange.sendResponseHeaders(status, -1);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        server.start();
    }

    /** What arrived, as it arrived. */
    public record Message(
            String request, String id, String timestamp, String signature, String contentType, String body) {

        public JsonNode json() {
            return JsonMapper.shared().readTree(body);
        }

        public String type() {
            return json().at("/type").stringValue();
        }

        /** As the specification Standard Webhooks 1.0 says. */
        public boolean isSignedWith(String secret) {
            try {
                var key = Base64.getDecoder().decode(secret.replaceFirst("^whsec_", ""));
                var mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(key, "HmacSHA256"));
                var expected = "v1,"
                        + Base64.getEncoder()
                                .encodeToString(mac.doFinal(
                                        (id + "." + timestamp + "." + body).getBytes(StandardCharsets.UTF_8)));
                return (" " + signature + " ").contains(" " + expected + " ");
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    public String address(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    /** From now on it answers so. */
    public WebhookReceiver answering(int value) {
        status = value;
        return this;
    }

    /** From now on it does not answer before {@link #wake()}. */
    public void sleep() {
        patience = new CountDownLatch(1);
    }

    public void wake() {
        patience.countDown();
    }

    public List<Message> messages() {
        return List.copyOf(messages);
    }

    public Message last() {
        return messages.getLast();
    }

    @Override
    public void close() {
        wake();
        server.stop(0);
    }
}
