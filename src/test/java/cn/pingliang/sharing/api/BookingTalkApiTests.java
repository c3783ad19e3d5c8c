package cn.pingliang.sharing.api;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.booking.BookingId;
import cn.pingliang.sharing.booking.BookingMessages;
import cn.pingliang.sharing.booking.BookingSteps;
import cn.pingliang.sharing.booking.StepAnswer;
import cn.pingliang.sharing.shared.file.Attachment;
import cn.pingliang.sharing.shared.file.Attachment.Checked;
import cn.pingliang.sharing.testing.Api;
import cn.pingliang.sharing.testing.Bookings;
import cn.pingliang.sharing.testing.Database;
import cn.pingliang.sharing.testing.Demo;
import cn.pingliang.sharing.testing.Instruments;
import cn.pingliang.sharing.testing.People;
import cn.pingliang.sharing.testing.PortalTest;
import cn.pingliang.sharing.testing.Slot;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What both sides say about a request, and the files that come with it. */
@PortalTest
class BookingTalkApiTests {

    @Autowired
    private Instruments instruments;

    @Autowired
    private Database database;

    @Autowired
    private People people;

    @Autowired
    private BookingMessages messages;

    @Autowired
    private BookingSteps steps;

    private final Api requester = Api.as(Demo.ENTREPRENEUR);
    private final Api institution = Api.as(Demo.MEDICAL_COLLEGE);
    private String booking = "";

    @BeforeEach
    void ask() {
        booking = Bookings.request(Demo.ENTREPRENEUR, instruments.create(), Slot.inDays(4, "09:00", "11:00"));
    }

    private BookingId id() {
        return BookingId.of(booking.substring(booking.lastIndexOf('/') + 1));
    }

    private AccountId account(String username) {
        return new AccountId(database.account(username));
    }

    private static Attachment file(String name, String content) {
        var checked = Attachment.check(name, content.getBytes(StandardCharsets.UTF_8));
        return ((Checked.Fine) checked).attachment();
    }

    private static Map<String, Object> text(String words) {
        return Map.of("text", words);
    }

    @Test
    void both_sides_write_in_the_one_history_and_decide_nothing_by_it() {
        requester.post(booking + "/messages", text("可以带自己的色谱柱吗？")).is(200);
        var answer =
                institution.post(booking + "/messages", text("可以，请提前一天送来。")).is(200);
        assertThat(answer.text("/status")).isEqualTo("PENDING");
        assertThat(answer.texts("/history", "action")).containsExactly("REQUEST", "MESSAGE", "MESSAGE");
        assertThat(answer.text("/history/2/reason")).isEqualTo("可以，请提前一天送来。");
        assertThat(answer.at("/decideBy").isNull()).isFalse();
    }

    @Test
    void whoever_decides_on_what_they_saw_before_a_message_is_told_that_there_is_more() {
        var seen = institution.get(booking).at("/version").asInt();
        requester.post(booking + "/messages", text("样品有腐蚀性")).is(200);
        institution.post(booking + "/approve", Map.of("version", seen)).isProblem(409, "stale");
        institution.post(booking + "/approve").is(200);
    }

    @Test
    void a_colleague_of_the_applicant_may_write_and_another_enterprise_may_not() {
        var enterprise = database.client()
                .sql("select organisation_id from booking where id = ?")
                .param(id().value())
                .query(UUID.class)
                .single();
        var colleague = Api.as(people.create(enterprise, "ENTREPRENEUR"));
        colleague.post(booking + "/messages", text("我替马晓峰送样。")).is(200);
        colleague.post(booking + "/cancel", Bookings.because("不去了")).isProblem(403, "forbidden");
        Api.as(Demo.OTHER_ENTREPRENEUR).post(booking + "/messages", text("？")).isProblem(404, "not-found");
        Api.as(Demo.SCIENCE_BUREAU).post(booking + "/messages", text("？")).isProblem(403, "forbidden");
    }

    @Test
    void people_may_talk_until_it_is_over() {
        institution.post(booking + "/approve").is(200);
        requester.post(booking + "/messages", text("几点开门？")).is(200);
        requester.post(booking + "/messages", text("  ")).isProblem(400, "invalid");
        requester.post(booking + "/messages", text("长".repeat(2001))).isProblem(400, "invalid");
        institution.post(booking + "/cancel", Bookings.because("停电")).is(200);
        requester.post(booking + "/messages", text("什么时候恢复？")).isProblem(409, "illegal-transition");
    }

    @Test
    void a_file_is_had_by_those_who_see_the_request_and_by_nobody_else() {
        var list = file("样品 清单.csv", "样品,数量\n土壤,12");
        assertThat(messages.write(id(), account(Demo.ENTREPRENEUR), "清单在附件里", List.of(list)))
                .isInstanceOf(StepAnswer.Done.class);
        var file = institution.get(booking).at("/history/1/files/0");
        assertThat(file.at("/type").asString()).isEqualTo("text/csv");
        assertThat(file.at("/sha256").asString()).isEqualTo(list.sha256());
        var path = booking + "/files/" + file.at("/id").asString();
        var got = institution.get(path).is(200);
        assertThat(got.body()).isEqualTo("样品,数量\n土壤,12");
        assertThat(got.header("Content-Disposition")).startsWith("attachment").contains("UTF-8''%E6%A0%B7");
        assertThat(got.header("X-Content-Type-Options")).isEqualTo("nosniff");
        requester.get(path).is(200);
        Api.as(Demo.OTHER_ENTREPRENEUR).get(path).isProblem(404, "not-found");
        Api.visitor().get(path).isProblem(401, "unauthenticated");
        var another = Bookings.request(Demo.ENTREPRENEUR, instruments.create(), Slot.inDays(4, "09:00", "11:00"));
        requester.get(another + "/files/" + file.at("/id").asString()).isProblem(404, "not-found");
    }

    @Test
    void an_answer_carries_files_too() {
        institution.post(booking + "/return", Bookings.because("请上传样品清单")).is(200);
        assertThat(steps.answer(
                        id(), null, account(Demo.ENTREPRENEUR), "见附件", List.of(file("a.txt", "a"), file("b.txt", "b"))))
                .isInstanceOf(StepAnswer.Done.class);
        var answered = institution.get(booking);
        assertThat(answered.text("/status")).isEqualTo("PENDING");
        assertThat(answered.texts("/history/2/files", "name")).containsExactly("a.txt", "b.txt");
    }

    @Test
    void more_than_five_files_are_refused_and_nothing_is_said() {
        var six = Collections.nCopies(6, file("a.txt", "a"));
        assertThat(messages.write(id(), account(Demo.ENTREPRENEUR), "见附件", six)).isInstanceOf(StepAnswer.Refused.class);
        assertThat(requester.get(booking).texts("/history", "action")).containsExactly("REQUEST");
    }
}
