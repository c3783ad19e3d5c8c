package cn.pingliang.sharing.audit.ui;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pingliang.sharing.testing.Bookings;
import cn.pingliang.sharing.testing.Database;
import cn.pingliang.sharing.testing.Demo;
import cn.pingliang.sharing.testing.Instruments;
import cn.pingliang.sharing.testing.PortalTest;
import cn.pingliang.sharing.testing.Screens;
import cn.pingliang.sharing.testing.Slot;
import cn.pingliang.sharing.testing.Translations;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class AuditScreenTests {

    @Autowired
    private Screens screens;

    @Autowired
    private Database database;

    @Autowired
    private Instruments instruments;

    private String booking(UUID instrument) {
        var path = Bookings.request(Demo.ENTREPRENEUR, instrument, Slot.inDays(3, "09:00", "11:00"));
        return path.substring(path.lastIndexOf('/') + 1);
    }

    @Test
    void an_entry_reads_as_a_sentence_and_leads_to_all_that_was_done_with_the_same_thing() {
        var instrument = instruments.create();
        var booking = booking(instrument);
        var operator = screens.as(Demo.OPERATOR).open("admin/audit?person=chuangye&kind=BOOKING");
        var name = database.strings("select name from resource where id = ?", instrument)
                .getFirst();
        assertThat(operator.rows().getFirst().get(1)).contains("（chuangye）").contains("**");
        assertThat(operator.rows().getFirst().get(2)).isEqualTo("提交了预约");
        assertThat(operator.rows().getFirst().get(3)).contains(name, "09:00–11:00");
        assertThat(operator.hrefs("提交了预约").getFirst()).isEqualTo("admin/audit?on=" + booking);
        assertThat(operator.open("admin/audit?on=" + booking).rows()).hasSize(1);
    }

    @Test
    void what_is_filled_in_becomes_the_address_and_the_address_fills_it_in() {
        booking(instruments.create());
        var operator = screens.as(Demo.OPERATOR).open("admin/audit");
        operator.fill(Translations.chinese("audit.person"), Demo.ENTREPRENEUR)
                .press(Translations.chinese("audit.show"));
        assertThat(operator.address()).isEqualTo("admin/audit?person=chuangye");
        assertThat(operator.rows()).isNotEmpty().allMatch(row -> row.toString().contains("chuangye"));
        operator.open("admin/audit?person=chuangye&kind=BOOKING&action=REQUEST&from=2026-01-02");
        assertThat(operator.value(Translations.chinese("audit.person"))).isEqualTo("chuangye");
        assertThat(operator.value(Translations.chinese("audit.action"))).hasToString("REQUEST");
        assertThat(operator.rows()).allMatch(row -> row.get(2).equals("提交了预约"));
    }

    @Test
    void an_address_that_cannot_be_read_shows_what_can() {
        assertThat(screens.as(Demo.OPERATOR)
                        .open("admin/audit?kind=NONSENSE&action=REQUEST&from=yesterday&on=1&before=2")
                        .screen())
                .isEqualTo(AuditView.class);
    }

    @Test
    void a_search_without_an_answer_says_what_to_do() {
        screens.as(Demo.OPERATOR)
                .open("admin/audit?person=nobody")
                .sees(Translations.chinese("audit.none"), Translations.chinese("audit.none.hint"));
    }

    @Test
    void a_check_says_up_to_when_everything_is_as_it_was_sealed() {
        booking(instruments.create());
        sealed.run();
        var operator = screens.as(Demo.OPERATOR).open("admin/audit");
        operator.press(Translations.chinese("audit.check"));
        operator.soon(() -> operator.sees("校验通过"));
        operator.sees(database.strings("select encode(hash, 'hex') from audit_seal order by number desc limit 1")
                .getFirst());
    }

    private Runnable sealed = () -> {};

    @Autowired
    void jobs(java.util.List<cn.pingliang.sharing.shared.jobs.PortalJob> jobs) {
        sealed = jobs.stream()
                .filter(job -> job.name().equals("audit-is-sealed"))
                .findFirst()
                .orElseThrow()
                .work();
    }
}
