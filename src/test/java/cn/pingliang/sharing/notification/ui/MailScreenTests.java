package cn.pingliang.sharing.notification.ui;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pingliang.sharing.notification.NoticeKind;
import cn.pingliang.sharing.testing.Database;
import cn.pingliang.sharing.testing.Demo;
import cn.pingliang.sharing.testing.PortalTest;
import cn.pingliang.sharing.testing.Screens;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class MailScreenTests {

    @Autowired
    private Screens screens;

    @Autowired
    private Database database;

    @ParameterizedTest
    @EnumSource(NoticeKind.class)
    void every_mail_can_be_looked_at_in_both_languages(NoticeKind kind) {
        var operator = screens.as(Demo.OPERATOR);
        operator.open("admin/mail?kind=" + kind).sees("张三，您好：", about(kind), "/notices/settings");
        operator.open("admin/mail?kind=" + kind + "&language=en").sees("Dear A. Sample,", aboutInEnglish(kind));
        assertThat(operator.content()).doesNotContain("{", "}", "notice.");
    }

    private static String about(NoticeKind kind) {
        return switch (kind) {
            case SUBSTITUTE_NAMED, SUBSTITUTE_RELEASED -> "代张三";
            case WEBHOOK_FAILING, WEBHOOK_OFF -> "的一个 Webhook";
            default -> "液相色谱仪";
        };
    }

    private static String aboutInEnglish(NoticeKind kind) {
        return switch (kind) {
            case SUBSTITUTE_NAMED, SUBSTITUTE_RELEASED -> "in place of A. Sample";
            case WEBHOOK_FAILING, WEBHOOK_OFF -> "A webhook of";
            default -> "iquid chromatograph";
        };
    }

    @Test
    void what_was_given_up_is_shown_with_its_reason_and_sent_again_when_the_operator_says_so() {
        var id = UUID.randomUUID();
        database.update("""
                insert into notice_delivery (id, account_id, channel, created_at, due_at, tries, given_up_at, last_error)
                values (?, ?, 'mail', now(), now(), 30, now(), '550 no such user')""", id, database.account(Demo.ENTREPRENEUR));
        try {
            var operator = screens.as(Demo.OPERATOR).open("admin/mail");
            operator.sees("未能发出", "550 no such user", "马晓峰").press("重新发送");
            assertThat(database.count(
                            "select count(*) from notice_delivery where id = ? and given_up_at is null and tries = 0",
                            id))
                    .isEqualTo(1);
        } finally {
            database.update("delete from notice_delivery where id = ?", id);
        }
    }

    @Test
    void an_event_that_nobody_could_deal_with_is_shown() {
        var id = UUID.randomUUID();
        database.update("""
                insert into event_publication (id, listener_id, event_type, serialized_event, publication_date, status, completion_attempts)
                values (?, 'x', 'cn.pingliang.sharing.booking.BookingEvent$BookingApproved', '{}', now(), 'FAILED', 12)""", id);
        try {
            screens.as(Demo.OPERATOR).open("admin/mail").sees("未能处理的事件", "BookingApproved", "已放弃，请查看日志");
        } finally {
            database.update("delete from event_publication where id = ?", id);
        }
    }
}
