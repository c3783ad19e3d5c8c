package cn.pingliang.sharing.calendar;

import cn.pingliang.sharing.shared.outbound.OutboundAddress;
import cn.pingliang.sharing.shared.outbound.OutboundAddress.Reading;
import cn.pingliang.sharing.shared.outbound.OutboundClient;
import cn.pingliang.sharing.shared.outbound.OutboundClient.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads external calendars over HTTP, with an end to everything: the time, the size, the redirects. It goes to public machines
 * only ({@link OutboundClient}).
 */
@Component
class ExternalFetch {

    static final int LARGEST = 2 * 1024 * 1024;

    private static final int MOST_REDIRECTS = 3;
    private static final Duration ALTOGETHER = Duration.ofSeconds(30);

    private final OutboundClient client;

    ExternalFetch(OutboundClient client) {
        this.client = client;
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

    /** Calendars are often given as {@code webcal:}, which means HTTPS. */
    Reading read(String typed) {
        return client.read(typed.strip().replaceFirst("(?i)^webcals?:", "https:"));
    }

    /** @param etag and {@code lastModified} of what is known already; null where it is wanted whatever it is */
    Answer fetch(OutboundAddress from, @Nullable String etag, @Nullable String lastModified) {
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

    private Reading follow(OutboundAddress address, String to) {
        try {
            return read(address.uri().resolve(to).toString());
        } catch (IllegalArgumentException noAddress) {
            return read("");
        }
    }

    private Answer ask(OutboundAddress address, @Nullable String etag, @Nullable String lastModified) {
        var request = new HttpGet(URI.create(address.uri().toASCIIString()));
        request.setHeader(HttpHeaders.ACCEPT, "text/calendar, */*;q=0.1");
        setHeader(request, HttpHeaders.IF_NONE_MATCH, etag);
        setHeader(request, HttpHeaders.IF_MODIFIED_SINCE, lastModified);
        return switch (client.call(request, ALTOGETHER, ExternalFetch::answer)) {
            case Outcome.Answered<Answer>(var answer) -> answer;
            case Outcome.Failed<Answer>(var why) -> failed(SyncFailure.of(why));
        };
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
        return value == null || value.length() > OutboundAddress.LONGEST ? null : value;
    }

    private static Answer failed(SyncFailure why) {
        return new Answer.Failed(why, "");
    }
}
