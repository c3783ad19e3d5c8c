package cn.pingliang.sharing.api;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pingliang.sharing.testing.Answer;
import cn.pingliang.sharing.testing.Api;
import cn.pingliang.sharing.testing.Bookings;
import cn.pingliang.sharing.testing.Demo;
import cn.pingliang.sharing.testing.Instruments;
import cn.pingliang.sharing.testing.PortalTest;
import cn.pingliang.sharing.testing.Slot;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Files handed in by the API, looked at as those that come by the screens. */
@PortalTest
class BookingFilesApiTests {

    private static final String LINE = "\r\n";

    @Autowired
    private Instruments instruments;

    private final Api requester = Api.as(Demo.ENTREPRENEUR);
    private final Api institution = Api.as(Demo.MEDICAL_COLLEGE);
    private String booking = "";

    @BeforeEach
    void ask() {
        booking = Bookings.request(Demo.ENTREPRENEUR, instruments.create(), Slot.inDays(4, "09:00", "11:00"));
    }

    private static String field(String name, String value) {
        return "Content-Disposition: form-data; name=\"%s\"".formatted(name) + LINE + LINE + value;
    }

    private static String file(String name, String content) {
        return "Content-Disposition: form-data; name=\"files\"; filename=\"%s\"".formatted(name)
                + LINE
                + "Content-Type: application/octet-stream"
                + LINE
                + LINE
                + content;
    }

    private Answer post(Api client, String step, String... parts) {
        var boundary = "between" + UUID.randomUUID();
        var body = new StringBuilder();
        for (var part : parts) {
            body.append("--").append(boundary).append(LINE).append(part).append(LINE);
        }
        return client.with("Content-Type", "multipart/form-data; boundary=" + boundary)
                .post(
                        booking + step,
                        body.append("--").append(boundary).append("--").toString());
    }

    @Test
    void files_come_with_a_message_are_listed_and_had_by_the_other_side() {
        var said = post(requester, "/messages", field("text", "清单见附件"), file("样品.csv", "土壤,12"), file("a.txt", "a"));
        assertThat(said.is(200).texts("/history", "action")).containsExactly("REQUEST", "MESSAGE");
        assertThat(said.text("/history/1/reason")).isEqualTo("清单见附件");
        var listed = institution.get(booking + "/files").is(200);
        assertThat(listed.texts("", "name")).containsExactly("样品.csv", "a.txt");
        assertThat(listed.texts("", "type")).containsExactly("text/csv", "text/plain");
        assertThat(institution
                        .get(booking + "/files/" + listed.texts("", "id").getFirst())
                        .is(200)
                        .body())
                .isEqualTo("土壤,12");
        Api.as(Demo.OTHER_ENTREPRENEUR).get(booking + "/files").isProblem(404, "not-found");
    }

    @Test
    void an_answer_to_what_was_asked_carries_files_too() {
        institution.post(booking + "/return", Bookings.because("请上传样品清单")).is(200);
        post(institution, "/answer", field("reason", "替申请人"), file("a.txt", "a"))
                .isProblem(403, "forbidden");
        post(requester, "/answer", field("reason", "见附件"), field("version", "0"), file("a.txt", "a"))
                .isProblem(409, "stale");
        var answered = post(requester, "/answer", field("reason", "见附件"), file("a.txt", "a"));
        assertThat(answered.is(200).text("/status")).isEqualTo("PENDING");
        assertThat(answered.texts("/history/2/files", "name")).containsExactly("a.txt");
    }

    @Test
    void the_report_on_samples_comes_with_its_files_and_is_had_by_those_who_sent_them_in_and_nobody_else() {
        var slot = Slot.inDays(4, "13:00", "15:00");
        var body = Bookings.body(instruments.create(), slot, "serviceMode", "ENTRUSTED");
        booking = "/bookings/" + requester.post("/bookings", body).is(201).text("/id");
        institution.post(booking + "/approve").is(200);
        institution.post(booking + "/check-in").is(200);
        post(requester, "/check-out", file("a.txt", "a")).isProblem(403, "forbidden");
        post(institution, "/check-out", file("a.exe", "MZ\u0000\u0001")).isRefused("file-kind");
        post(institution, "/check-out", field("resaon", "好"), file("a.txt", "a"))
                .isProblem(400, "malformed");
        assertThat(institution.get(booking).text("/status")).isEqualTo("TESTING");
        var reported = post(
                institution, "/check-out", field("reason", "铅超标，详见附件"), file("报告.csv", "铅,1.2"), file("b.txt", "b"));
        assertThat(reported.is(200).text("/status")).isEqualTo("REPORTED");
        assertThat(reported.text("/history/3/reason")).isEqualTo("铅超标，详见附件");
        assertThat(reported.texts("/history/3/files", "name")).containsExactly("报告.csv", "b.txt");
        var report = booking + "/files/"
                + requester.get(booking + "/files").texts("", "id").getFirst();
        assertThat(requester.get(report).is(200).body()).isEqualTo("铅,1.2");
        Api.as(Demo.OTHER_ENTREPRENEUR).get(report).isProblem(404, "not-found");
    }

    @Test
    void what_may_not_come_in_is_refused_with_every_reason_and_nothing_is_said() {
        var refused = post(
                requester, "/messages", field("text", "见附件"), file("a.exe", "MZ\u0000\u0001"), file("empty.txt", ""));
        refused.isProblem(422, "rule-refused");
        assertThat(refused.texts("/refusals", "rule")).containsExactly("file-kind", "file-empty");
        var large = post(requester, "/messages", field("text", "见附件"), file("a.txt", "a".repeat(10 * 1024 * 1024 + 1)));
        large.isProblem(422, "rule-refused");
        assertThat(large.texts("/refusals", "rule")).containsExactly("file-size");
        var one = file("a.txt", "a");
        var six = post(requester, "/messages", field("text", "见附件"), one, one, one, one, one, one);
        assertThat(six.isProblem(422, "rule-refused").texts("/refusals", "rule"))
                .containsExactly("file-count");
        assertThat(requester.get(booking).texts("/history", "action")).containsExactly("REQUEST");
        assertThat(requester.get(booking + "/files").texts("", "name")).isEmpty();
    }

    @Test
    void a_mistake_in_the_form_is_told_as_one_in_json() {
        post(requester, "/messages", file("a.txt", "a")).isProblem(400, "invalid");
        post(requester, "/messages", field("text", "  ")).isProblem(400, "invalid");
        post(requester, "/messages", field("text", "长".repeat(2001))).isProblem(400, "invalid");
        post(requester, "/messages", field("text", "好"), field("txet", "好")).isProblem(400, "malformed");
        post(requester, "/messages", field("text", "好"), file("a.txt", "a").replace("\"files\"", "\"file\""))
                .isProblem(400, "malformed");
        requester
                .with("Content-Type", "multipart/form-data")
                .post(booking + "/messages", "text=好")
                .isProblem(400, "malformed");
        assertThat(requester.get(booking).texts("/history", "action")).containsExactly("REQUEST");
    }

    @Test
    void what_is_sent_again_with_its_key_is_answered_as_before_and_kept_once() {
        var once = requester.idempotent(UUID.randomUUID().toString());
        var first = post(once, "/messages", field("text", "见附件"), file("a.txt", "a"))
                .is(200);
        var again = post(once, "/messages", field("text", "见附件"), file("a.txt", "a"))
                .is(200);
        assertThat(again.body()).isEqualTo(first.body());
        post(once, "/messages", field("text", "见附件"), file("a.txt", "b")).isProblem(422, "idempotency-key-reused");
        assertThat(requester.get(booking + "/files").texts("", "name")).containsExactly("a.txt");
    }
}
