package cn.pingliang.sharing.webhook.ui;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.testing.Bookings;
import cn.pingliang.sharing.testing.Database;
import cn.pingliang.sharing.testing.Demo;
import cn.pingliang.sharing.testing.Events;
import cn.pingliang.sharing.testing.Instruments;
import cn.pingliang.sharing.testing.Jobs;
import cn.pingliang.sharing.testing.PortalTest;
import cn.pingliang.sharing.testing.Screens;
import cn.pingliang.sharing.testing.Slot;
import cn.pingliang.sharing.testing.Statements;
import cn.pingliang.sharing.testing.Visitor;
import cn.pingliang.sharing.testing.WebhookReceiver;
import cn.pingliang.sharing.webhook.WebhookBook;
import cn.pingliang.sharing.webhook.WebhookDesk;
import cn.pingliang.sharing.webhook.WebhookEvent;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class WebhooksScreenTests {

    @Autowired
    private Screens screens;

    @Autowired
    private Instruments instruments;

    @Autowired
    private Database database;

    @Autowired
    private Jobs jobs;

    @Autowired
    private WebhookDesk desk;

    @Autowired
    private WebhookBook book;

    private final WebhookReceiver receiver = new WebhookReceiver();

    @AfterEach
    void no_webhooks() {
        receiver.close();
        Events.awaitHeard(database);
        removeAll();
    }

    private void removeAll() {
        var administrator = new AccountId(database.account(Demo.MEDICAL_COLLEGE));
        book.sheet(null, administrator).webhooks().forEach(webhook -> desk.remove(webhook.id(), administrator));
    }

    private Visitor added() {
        return screens.as(Demo.MEDICAL_COLLEGE)
                .open("manage/webhooks")
                .sees("还没有 Webhook")
                .fill("接收地址", receiver.address("/hooks"))
                .fill("发送的事件", Set.of(WebhookEvent.BOOKING_REQUESTED))
                .press("添加");
    }

    @Test
    void an_administrator_adds_one_keeps_its_secret_tests_it_and_sees_what_came_of_it() {
        var visitor = added().sees("请先保存密钥", "还没有送达过", "提交申请");
        var secret = String.valueOf(visitor.value("签名密钥"));
        visitor.follow("去发送测试").sees("还没有投递").press("发送测试").sees("测试消息几秒钟内发出", "等待发送");
        assertThat(visitor.find(NewSecret.class).all()).isEmpty();
        assertThat(Statements.of(visitor::reload)).hasSizeLessThanOrEqualTo(10);
        jobs.run("webhooks-told");
        visitor.soon(() -> visitor.sees("已送达", "对方已接收（204", "正常"));
        assertThat(receiver.last().isSignedWith(secret)).isTrue();
        visitor.press("重新发送").sees("webhook-id 不变");
        jobs.run("webhooks-told");
        assertThat(receiver.messages()).hasSize(2);
        assertThat(receiver.last().id())
                .isEqualTo(receiver.messages().getFirst().id());
    }

    @Test
    void what_cannot_be_is_told_with_what_to_do_and_stays_in_the_fields() {
        var visitor = screens.as(Demo.MEDICAL_COLLEGE)
                .open("manage/webhooks")
                .fill("接收地址", "http://lims.example/hooks")
                .fill("发送的事件", Set.of(WebhookEvent.BOOKING_APPROVED))
                .press("添加");
        visitor.sees("这个地址不加密", "请用 https:// 开头的地址。");
        assertThat(visitor.value("接收地址")).isEqualTo("http://lims.example/hooks");
        assertThat(visitor.value("发送的事件")).isEqualTo(Set.of(WebhookEvent.BOOKING_APPROVED));
        visitor.fill("发送的事件", Set.of()).press("添加").sees("请至少选择一个事件");
        assertThat(database.count("select count(*) from webhook")).isZero();
    }

    @Test
    void a_failure_is_told_with_its_remedy_and_the_webhook_is_changed_switched_off_and_removed() {
        var visitor = added().follow("去发送测试");
        receiver.answering(404);
        Bookings.request(Demo.ENTREPRENEUR, instruments.create(), Slot.inDays(6, "09:00", "11:00"));
        Events.awaitHeard(database);
        jobs.run("webhooks-told");
        visitor.reload().sees("送不到", "对方不接受（404）。", "常见原因是路径写错", "下次尝试", "booking.requested");
        visitor.fill("接收地址", "https://10.0.0.1/").press("保存").sees("指向平台自己或内部网络");
        visitor.fill("接收地址", receiver.address("/right")).press("保存").sees("已保存", "还没有送达过");
        receiver.answering(200);
        database.update("update webhook_delivery set due_at = created_at");
        jobs.run("webhooks-told");
        visitor.reload().sees("正常", "已送达");
        assertThat(receiver.last().request()).isEqualTo("POST /right");
        visitor.press("更换密钥").sees("24 小时").press("更换密钥").sees("密钥已更换");
        visitor.press("停用").sees("停用这个 Webhook？").press("停用").sees("已停用");
        assertThat(visitor.captions()).doesNotContain("发送测试");
        visitor.press("启用").sees("已启用");
        visitor.press("移除").sees("投递记录一起删除").press("移除").sees("还没有 Webhook");
    }

    @Test
    void a_notice_of_one_that_was_switched_off_leads_to_it() {
        var visitor = added().follow("去发送测试").press("发送测试");
        receiver.answering(410);
        jobs.run("webhooks-told");
        Events.awaitHeard(database);
        visitor.open("notices").sees("Webhook 已被停用", "「甘肃医学院」的一个 Webhook");
        visitor.follow("Webhook 已被停用").sees("送不到，平台已停用", "改好那个系统，再启用");
    }

    @Test
    void whoever_has_it_open_is_told_that_a_colleague_removed_it() {
        var visitor = added().follow("去发送测试").sees("还没有投递");
        removeAll();
        visitor.soon(() -> visitor.sees("已被同事移除").doesNotSee("还没有投递"));
    }
}
