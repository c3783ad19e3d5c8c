package cn.pingliang.sharing.calendar;

import cn.pingliang.sharing.calendar.ExternalAddress.Reading;
import cn.pingliang.sharing.shared.PortalProperties;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpMessage;
import org.apache.hc.core5.io.Closer;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads external calendars over HTTP, with an end to everything: the time, the size, the redirects. It goes to public machines
 * only ({@link PublicAddresses}), and neither keeps nor sends anything but the question.
 */
@Component
class ExternalFetch implements AutoCloseable {

    static final int LARGEST = 2 * 1024 * 1024;

    private static final int MOST_REDIRECTS = 3;
    private static final Timeout TO_CONNECT = Timeout.ofSeconds(5);
    private static final Timeout TO_ANSWER = Timeout.ofSeconds(10);
    private static final Duration ALTOGETHER = Duration.ofSeconds(30);

    private final ExternalAddress.Rule rule;
    private final CloseableHttpClient client;

    ExternalFetch(PortalProperties portal, ExternalCalendarProperties properties) {
        var loopback = portal.demo() && properties.allowLoopback();
        var machines = new PublicAddresses(InetAddress::getAllByName, loopback);
        rule = new ExternalAddress.Rule(URI.create(portal.baseUrl()).getHost(), machines, loopback);
        client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(machines)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(TO_CONNECT)
                                .setSocketTimeout(TO_ANSWER)
                                .build())
                        .build())
                .setDefaultRequestConfig(
                        RequestConfig.custom().setResponseTimeout(TO_ANSWER).build())
                .setConnectionReuseStrategy((request, response, context) -> false)
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .setUserAgent("pingliang-sharing")
                .build();
    }

    sealed interface Answer {
        /** @param etag and {@code lastModified} are for the next question */
        record Fetched(
                String text,
                @Nullable String etag,
                @Nullable String lastModified) implements Answer {}

        /** It is as it was. */
        record Unchanged() implements Answer {}

        record Failed(SyncFailure why, String detail) implements Answer {}

        /** Only until it was followed. */
        record Moved(String to) implements Answer {}
    }

    Reading read(String typed) {
        return rule.read(typed);
    }

    /** @param etag and {@code lastModified} of what is known already; null where it is wanted whatever it is */
    Answer fetch(ExternalAddress from, @Nullable String etag, @Nullable String lastModified) {
        var address = from;
        for (var hop = 0; hop <= MOST_REDIRECTS; hop++) {
            var answer = ask(address, etag, lastModified);
            if (!(answer instanceof Answer.Moved(var to))) {
                return answer;
            }
            if (!(follow(address, to) instanceof Reading.Understood(var next))) {
                break;
            }
            address = next;
        }
        return failed(SyncFailure.REDIRECTED);
    }

    private Reading follow(ExternalAddress address, String to) {
        try {
            return rule.read(address.uri().resolve(to).toString());
        } catch (IllegalArgumentException noAddress) {
            return rule.read("");
        }
    }

    private Answer ask(ExternalAddress address, @Nullable String etag, @Nullable String lastModified) {
        var request = new HttpGet(URI.create(address.uri().toASCIIString()));
        request.setHeader(HttpHeaders.ACCEPT, "text/calendar, */*;q=0.1");
        setHeader(request, HttpHeaders.IF_NONE_MATCH, etag);
        setHeader(request, HttpHeaders.IF_MODIFIED_SINCE, lastModified);
        var begun = System.nanoTime();
        CompletableFuture.delayedExecutor(ALTOGETHER.toSeconds(), TimeUnit.SECONDS)
                .execute(request::cancel);
        try {
            var response = client.executeOpen(null, request, null);
            try {
                return answer(response);
            } finally {
                // Nothing more is read of it, however much there is.
                request.cancel();
                Closer.closeQuietly(response);
            }
        } catch (PublicAddresses.NotPublicException e) {
            return failed(SyncFailure.NOT_PUBLIC);
        } catch (UnknownHostException e) {
            return failed(SyncFailure.UNKNOWN_HOST);
        } catch (SSLException e) {
            return failed(SyncFailure.UNTRUSTED);
        } catch (InterruptedIOException e) {
            return failed(SyncFailure.TOO_SLOW);
        } catch (IOException e) {
            var late = System.nanoTime() - begun >= ALTOGETHER.toNanos();
            return failed(late ? SyncFailure.TOO_SLOW : SyncFailure.UNREACHABLE);
        }
    }

    private static Answer answer(ClassicHttpResponse response) throws IOException {
        var status = response.getCode();
        return switch (status) {
            case 200 -> body(response);
            case 301, 302, 303, 307, 308 -> {
                var location = header(response, HttpHeaders.LOCATION);
                yield location == null ? failed(SyncFailure.REDIRECTED) : new Answer.Moved(location);
            }
            case 304 -> new Answer.Unchanged();
            case 401, 403 -> new Answer.Failed(SyncFailure.FORBIDDEN, String.valueOf(status));
            case 404, 410 -> new Answer.Failed(SyncFailure.GONE, String.valueOf(status));
            default -> new Answer.Failed(SyncFailure.UNEXPECTED_STATUS, String.valueOf(status));
        };
    }

    private static Answer body(ClassicHttpResponse response) throws IOException {
        var entity = response.getEntity();
        if (entity == null) {
            return failed(SyncFailure.NO_CALENDAR);
        }
        // Counted as it comes out, so that what was compressed counts in full.
        var bytes = new ByteArrayOutputStream();
        var part = new byte[16 * 1024];
        var content = entity.getContent();
        for (var read = content.read(part); read >= 0; read = content.read(part)) {
            bytes.write(part, 0, read);
            if (bytes.size() > LARGEST) {
                return new Answer.Failed(SyncFailure.TOO_LARGE, String.valueOf(LARGEST / 1024 / 1024));
            }
        }
        return new Answer.Fetched(
                bytes.toString(charset(entity)),
                header(response, HttpHeaders.ETAG),
                header(response, HttpHeaders.LAST_MODIFIED));
    }

    private static Charset charset(HttpEntity entity) {
        var type = ContentType.parseLenient(entity.getContentType());
        var charset = type == null ? null : type.getCharset();
        return charset == null ? StandardCharsets.UTF_8 : charset;
    }

    private static void setHeader(HttpMessage request, String name, @Nullable String value) {
        if (value != null) {
            request.setHeader(name, value);
        }
    }

    private static @Nullable String header(HttpMessage response, String name) {
        var header = response.getFirstHeader(name);
        var value = header == null ? null : header.getValue();
        return value == null || value.length() > ExternalAddress.LONGEST ? null : value;
    }

    private static Answer failed(SyncFailure why) {
        return new Answer.Failed(why, "");
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
