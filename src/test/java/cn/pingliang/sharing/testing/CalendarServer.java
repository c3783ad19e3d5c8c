package cn.pingliang.sharing.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Another system that shows calendars: a real server on this machine, which says when nothing changed. */
public final class CalendarServer implements AutoCloseable {

    private final HttpServer server;
    private final Map<String, Page> pages = new ConcurrentHashMap<>();
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger unchanged = new AtomicInteger();

    private interface Page {
        void answer(HttpExchange exchange) throws IOException;
    }

    public CalendarServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            try (exchange) {
                asked.incrementAndGet();
                pages.getOrDefault(exchange.getRequestURI().getPath(), gone -> status(gone, 404))
                        .answer(exchange);
            }
        });
        server.start();
    }

    public String address(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    /** A calendar of these events, each as lines between {@code BEGIN:VEVENT} and its end. */
    public CalendarServer calendar(String path, String... events) {
        return text(path, file(events));
    }

    public CalendarServer text(String path, String text) {
        var tag = "\"" + text.hashCode() + "\"";
        return page(path, exchange -> {
            exchange.getResponseHeaders().set("ETag", tag);
            if (tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
                unchanged.incrementAndGet();
                exchange.sendResponseHeaders(304, -1);
            } else {
                body(exchange, text.getBytes(StandardCharsets.UTF_8));
            }
        });
    }

    public CalendarServer status(String path, int status) {
        return page(path, exchange -> status(exchange, status));
    }

    public CalendarServer redirect(String path, String to) {
        return page(path, exchange -> {
            exchange.getResponseHeaders().set("Location", to);
            exchange.sendResponseHeaders(302, -1);
        });
    }

    /** Goes on for as long as somebody listens. */
    public CalendarServer endless(String path) {
        return page(path, exchange -> {
            exchange.sendResponseHeaders(200, 0);
            var part = "X-FILL:0123456789\r\n".repeat(1000).getBytes(StandardCharsets.UTF_8);
            while (true) {
                exchange.getResponseBody().write(part);
            }
        });
    }

    public CalendarServer compressed(String path, byte[] gzip) {
        return page(path, exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            body(exchange, gzip);
        });
    }

    private CalendarServer page(String path, Page page) {
        pages.put(path, page);
        return this;
    }

    private static void body(HttpExchange exchange, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/calendar; charset=utf-8");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
    }

    private static void status(HttpExchange exchange, int status) throws IOException {
        exchange.sendResponseHeaders(status, -1);
    }

    public int timesAsked() {
        return asked.get();
    }

    public int timesUnchanged() {
        return unchanged.get();
    }

    public static String file(String... events) {
        var file = new StringBuilder("BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Lab//Timetable//ZH\n");
        for (var event : events) {
            file.append("BEGIN:VEVENT\nDTSTAMP:20260101T000000Z\n")
                    .append(event)
                    .append("\nEND:VEVENT\n");
        }
        return file.append("END:VCALENDAR\n").toString().replace("\n", "\r\n");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
