package cn.pingliang.sharing.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.booking.BookingAction;
import cn.pingliang.sharing.shared.Audited;
import cn.pingliang.sharing.shared.ForbiddenException;
import cn.pingliang.sharing.shared.PortalTime;
import cn.pingliang.sharing.testing.Api;
import cn.pingliang.sharing.testing.Bookings;
import cn.pingliang.sharing.testing.Database;
import cn.pingliang.sharing.testing.Demo;
import cn.pingliang.sharing.testing.Instruments;
import cn.pingliang.sharing.testing.PortalTest;
import cn.pingliang.sharing.testing.Slot;
import cn.pingliang.sharing.testing.TestClock;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

@PortalTest
class AuditTrailTests {

    @Autowired
    private AuditTrail trail;

    @Autowired
    private Database database;

    @Autowired
    private Instruments instruments;

    @Autowired
    private TestClock clock;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private ApplicationEventPublisher events;

    private AccountId operator() {
        return new AccountId(database.account(Demo.OPERATOR));
    }

    private List<String> find(AuditQuery query) {
        return trail.find(query, null, operator()).lines().stream()
                .map(line -> (line.person() == null ? "-" : line.person().username()) + " " + line.action())
                .toList();
    }

    private static AuditQuery on(UUID thing, @Nullable String person, @Nullable BookingAction action) {
        return new AuditQuery(person, action == null ? null : AuditKind.BOOKING, action, thing, null, null);
    }

    private UUID approved() {
        var booking = Bookings.request(Demo.ENTREPRENEUR, instruments.create(), Slot.inDays(3, "09:00", "11:00"));
        Api.as(Demo.MEDICAL_COLLEGE).post(booking + "/approve", Map.of()).is(200);
        return UUID.fromString(booking.substring(booking.lastIndexOf('/') + 1));
    }

    @Test
    void entries_are_found_by_person_action_thing_and_day_the_latest_first() {
        var booking = approved();
        var today = PortalTime.dayOf(clock.instant());
        assertThat(find(on(booking, null, null))).containsExactly("yixueyuan APPROVE", "chuangye REQUEST");
        assertThat(find(on(booking, "ChuangYe", null))).containsExactly("chuangye REQUEST");
        assertThat(find(on(booking, null, BookingAction.APPROVE))).containsExactly("yixueyuan APPROVE");
        assertThat(find(on(booking, "nobody", null))).isEmpty();
        assertThat(find(new AuditQuery(null, null, null, booking, today, today)))
                .hasSize(2);
        assertThat(find(new AuditQuery(null, null, null, booking, today.plusDays(1), null)))
                .isEmpty();
        assertThat(find(new AuditQuery(null, null, null, booking, null, today.minusDays(1))))
                .isEmpty();
        assertThat(find(new AuditQuery(null, AuditKind.TOKEN, null, booking, null, null)))
                .isEmpty();
    }

    @Test
    void of_a_name_only_the_first_character_is_told() {
        var line = trail.find(on(approved(), Demo.ENTREPRENEUR, null), null, operator())
                .lines()
                .getFirst();
        var name = database.strings("select display_name from account where username = ?", Demo.ENTREPRENEUR)
                .getFirst();
        assertThat(line.person()).isEqualTo(new AuditLine.Person(Demo.ENTREPRENEUR, name.charAt(0) + "**"));
    }

    private record Happened(UUID on, int number) implements Audited {
        @Override
        public Deed deed() {
            return new Deed(null, AuditAction.EXPORT, on, Map.of("number", number));
        }
    }

    @Test
    void pages_follow_each_other_without_a_gap_while_entries_are_added() {
        var on = UUID.randomUUID();
        write(on, 0, 120);
        var query = new AuditQuery(null, null, null, on, null, null);
        var numbers = new ArrayList<Integer>();
        UUID before = null;
        do {
            var page = trail.find(query, before, operator());
            page.lines()
                    .forEach(line -> numbers.add(line.details().get("number").intValue()));
            before = page.earlier();
            write(on, 1000, 1);
        } while (before != null);
        assertThat(numbers).hasSize(120).isSortedAccordingTo((left, right) -> right - left);
    }

    private void write(UUID on, int first, int many) {
        transaction.executeWithoutResult(status -> {
            for (var number = first; number < first + many; number++) {
                events.publishEvent(new Happened(on, number));
            }
        });
    }

    @Test
    void an_export_holds_every_entry_of_the_query_and_is_an_entry_itself() throws IOException {
        var on = UUID.randomUUID();
        write(on, 0, 1200);
        var csv = new StringWriter();
        trail.export(new AuditQuery(null, null, null, on, null, null), operator(), csv);
        assertThat(csv.toString().lines()).hasSize(1 + 1200);
        assertThat(csv.toString()).startsWith("\uFEFFid,at,account,").contains("\"{\"\"number\"\":1199}\"");
        assertThat(database.strings(
                        "select details ->> 'on' from audit_entry where action = 'EXPORT' and actor_id = ?"
                                + " order by id desc limit 1",
                        database.account(Demo.OPERATOR)))
                .containsExactly(on.toString());
    }

    @Test
    void nobody_but_the_platform_s_operators_reads_it_or_takes_it_out() {
        for (var somebody : Demo.EVERYBODY) {
            if (!somebody.equals(Demo.OPERATOR)) {
                var account = new AccountId(database.account(somebody));
                var everything = new AuditQuery(null, null, null, null, null, null);
                assertThatExceptionOfType(ForbiddenException.class)
                        .isThrownBy(() -> trail.find(everything, null, account));
                assertThatExceptionOfType(ForbiddenException.class)
                        .isThrownBy(() -> trail.export(everything, account, new StringWriter()));
            }
        }
    }
}
