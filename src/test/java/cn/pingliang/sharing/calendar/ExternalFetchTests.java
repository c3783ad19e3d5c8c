package cn.pingliang.sharing.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pingliang.sharing.calendar.ExternalFetch.Answer;
import cn.pingliang.sharing.shared.PortalProperties;
import cn.pingliang.sharing.shared.outbound.OutboundAddress;
import cn.pingliang.sharing.shared.outbound.OutboundClient;
import cn.pingliang.sharing.shared.outbound.OutboundProperties;
import cn.pingliang.sharing.testing.CalendarServer;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the portal takes from another system's server, and what it does not put up with. */
class ExternalFetchTests {

    private static final CalendarServer SERVER = new CalendarServer();
    private static final OutboundClient CLIENT = client(true, true);
    private static final ExternalFetch FETCH = new ExternalFetch(CLIENT);

    @AfterAll
    static void stop() throws Exception {
        CLIENT.close();
        SERVER.close();
    }

    private static OutboundClient client(boolean demo, boolean allowLoopback) {
        return new OutboundClient(
                new PortalProperties(Path.of("data"), demo, "https://portal.example"),
                new OutboundProperties(allowLoopback));
    }

    private static Answer ask(String path) {
        return FETCH.fetch(at(path), null, null);
    }

    private static OutboundAddress at(String path) {
        return new OutboundAddress(URI.create(SERVER.address(path)));
    }

    private static SyncFailure failure(Answer answer) {
        assertThat(answer).isInstanceOf(Answer.Failed.class);
        return ((Answer.Failed) answer).why();
    }

    @Test
    void what_did_not_change_is_not_sent_again() {
        SERVER.calendar("/lab.ics", "UID:1");
        var first = (Answer.Fetched) ask("/lab.ics");
        assertThat(first.text()).contains("UID:1");
        assertThat(FETCH.fetch(at("/lab.ics"), first.etag(), first.lastModified()))
                .isInstanceOf(Answer.Unchanged.class);
        SERVER.calendar("/lab.ics", "UID:2");
        assertThat(FETCH.fetch(at("/lab.ics"), first.etag(), first.lastModified()))
                .isInstanceOf(Answer.Fetched.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"webcal://calendar.example/a.ics", "WEBCALS://calendar.example/a.ics"})
    void what_calendars_call_their_address_means_https(String typed) {
        assertThat(FETCH.read(typed))
                .isEqualTo(new OutboundAddress.Reading.Understood(
                        new OutboundAddress(URI.create("https://calendar.example/a.ics"))));
    }

    @Test
    void redirects_are_followed_three_times() {
        SERVER.calendar("/0", "UID:1");
        for (var hop = 1; hop <= 4; hop++) {
            SERVER.redirect("/" + hop, "/" + (hop - 1));
        }
        assertThat(ask("/3")).isInstanceOf(Answer.Fetched.class);
        assertThat(failure(ask("/4"))).isEqualTo(SyncFailure.REDIRECTED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://10.0.0.1/a.ics",
                "https://169.254.169.254/latest/meta-data",
                "https://[fd00::1]/",
                "http://calendar.example/unencrypted.ics",
                "https://calendar.example:8080/",
                "file:///etc/passwd",
                "https://portal.example/api/v1/me",
                "::nonsense::"
            })
    void a_redirect_is_judged_like_an_address_somebody_typed(String to) {
        SERVER.redirect("/away", to);
        var asked = SERVER.timesAsked();
        assertThat(failure(ask("/away"))).isEqualTo(SyncFailure.REDIRECTED);
        assertThat(SERVER.timesAsked()).isEqualTo(asked + 1);
    }

    @ParameterizedTest
    @CsvSource({
        "401,FORBIDDEN",
        "403,FORBIDDEN",
        "404,GONE",
        "410,GONE",
        "500,UNEXPECTED_STATUS",
        "204,UNEXPECTED_STATUS"
    })
    void what_went_wrong_there_is_told_apart(int status, SyncFailure why) {
        SERVER.status("/status", status);
        assertThat(ask("/status")).isEqualTo(new Answer.Failed(why, String.valueOf(status)));
    }

    @Test
    void a_file_without_an_end_is_not_read_to_its_end() {
        SERVER.endless("/endless");
        assertThat(ask("/endless")).isEqualTo(new Answer.Failed(SyncFailure.TOO_LARGE, "2"));
    }

    @Test
    void a_small_file_that_unfolds_to_a_huge_one_counts_as_what_it_is() throws Exception {
        var packed = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(packed)) {
            zip.write("X".repeat(ExternalFetch.LARGEST + 1).getBytes(StandardCharsets.US_ASCII));
        }
        SERVER.compressed("/packed", packed.toByteArray());
        assertThat(packed.size()).isLessThan(10_000);
        assertThat(failure(ask("/packed"))).isEqualTo(SyncFailure.TOO_LARGE);
    }

    @Test
    void where_nobody_listens_is_unreachable_and_a_name_nobody_has_is_unknown() {
        assertThat(failure(FETCH.fetch(new OutboundAddress(URI.create("http://127.0.0.1:1/a.ics")), null, null)))
                .isEqualTo(SyncFailure.UNREACHABLE);
        assertThat(failure(FETCH.fetch(new OutboundAddress(URI.create("https://no-such.invalid/a.ics")), null, null)))
                .isEqualTo(SyncFailure.UNKNOWN_HOST);
    }

    @ParameterizedTest
    @CsvSource({"true,false", "false,true", "false,false"})
    void only_a_demonstration_that_was_told_so_asks_its_own_machine(boolean demo, boolean allowLoopback)
            throws Exception {
        SERVER.calendar("/lab.ics", "UID:1");
        var asked = SERVER.timesAsked();
        try (var client = client(demo, allowLoopback)) {
            var fetch = new ExternalFetch(client);
            assertThat(failure(fetch.fetch(at("/lab.ics"), null, null))).isEqualTo(SyncFailure.NOT_PUBLIC);
            assertThat(fetch.read(SERVER.address("/lab.ics"))).isInstanceOf(OutboundAddress.Reading.Refused.class);
        }
        assertThat(SERVER.timesAsked()).isEqualTo(asked);
    }
}
