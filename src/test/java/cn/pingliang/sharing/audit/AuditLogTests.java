package cn.pingliang.sharing.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.booking.Quota;
import cn.pingliang.sharing.booking.Term;
import cn.pingliang.sharing.booking.TermsAnswer;
import cn.pingliang.sharing.booking.TermsAudience;
import cn.pingliang.sharing.booking.TermsDesk;
import cn.pingliang.sharing.booking.TermsPlace;
import cn.pingliang.sharing.booking.TermsRow;
import cn.pingliang.sharing.booking.UserGroup;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.organisation.OrganisationId;
import cn.pingliang.sharing.schedule.ClosureAnswer;
import cn.pingliang.sharing.schedule.ClosureDesk;
import cn.pingliang.sharing.schedule.OccupancyKind;
import cn.pingliang.sharing.shared.Audited;
import cn.pingliang.sharing.shared.PortalTime;
import cn.pingliang.sharing.testing.Api;
import cn.pingliang.sharing.testing.Bookings;
import cn.pingliang.sharing.testing.Database;
import cn.pingliang.sharing.testing.Demo;
import cn.pingliang.sharing.testing.Instruments;
import cn.pingliang.sharing.testing.People;
import cn.pingliang.sharing.testing.PortalTest;
import cn.pingliang.sharing.testing.Session;
import cn.pingliang.sharing.testing.Slot;
import cn.pingliang.sharing.testing.TestClock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

@PortalTest
class AuditLogTests {

    @Autowired
    private Database database;

    @Autowired
    private Instruments instruments;

    @Autowired
    private People people;

    @Autowired
    private TestClock clock;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private TermsDesk terms;

    @Autowired
    private ClosureDesk closures;

    private List<String> entriesOn(String id) {
        return database.strings(
                "select kind || ' ' || action || ' ' || coalesce((select username from account where"
                        + " id = actor_id), '-') from audit_entry where on_id = cast(? as uuid) order by id",
                id);
    }

    private static String id(String bookingPath) {
        return bookingPath.substring(bookingPath.lastIndexOf('/') + 1);
    }

    @Test
    void each_step_of_a_booking_leaves_exactly_one_entry_with_who_took_it() {
        var slot = Slot.inDays(3, "09:00", "11:00");
        var booking = Bookings.request(Demo.ENTREPRENEUR, instruments.create(), slot);
        var staff = Api.as(Demo.MEDICAL_COLLEGE);
        staff.post(booking + "/approve", Map.of()).is(200);
        clock.set(slot.start().toInstant());
        staff.post(booking + "/check-in", Map.of()).is(200);
        clock.forward(Duration.ofHours(1));
        staff.post(booking + "/check-out", Map.of()).is(200);
        staff.post(booking + "/confirm", Map.of()).is(200);
        Api.as(Demo.ENTREPRENEUR)
                .post(booking + "/rate", Map.of("rating", "SATISFIED"))
                .is(200);

        assertThat(entriesOn(id(booking)))
                .containsExactly(
                        "BOOKING REQUEST chuangye",
                        "BOOKING APPROVE yixueyuan",
                        "BOOKING CHECK_IN yixueyuan",
                        "BOOKING CHECK_OUT yixueyuan",
                        "BOOKING CONFIRM yixueyuan",
                        "BOOKING RATE chuangye");
        assertThat(database.strings("""
                        select concat_ws(' ', details ->> 'hours', details ->> 'amount', channel, (address is not null)::text)
                        from audit_entry where on_id = cast(? as uuid) and action = 'CONFIRM'""", id(booking))).containsExactly("1.0 5000 API true");
    }

    @Test
    void every_step_in_the_history_has_its_entry_and_every_entry_its_step() {
        var booking = Bookings.request(
                Demo.ENTREPRENEUR, instruments.make().withoutApproval().create(), Slot.inDays(3, "09:00", "11:00"));
        Api.as(Demo.ENTREPRENEUR)
                .post(booking + "/cancel", Bookings.because("不来了"))
                .is(200);
        assertThat(entriesOn(id(booking)))
                .containsExactly("BOOKING REQUEST chuangye", "BOOKING APPROVE -", "BOOKING CANCEL chuangye");
        assertThat(database.strings("""
                        select action from booking_step where booking_id = cast(? as uuid) order by position""", id(booking))).containsExactly("REQUEST", "APPROVE", "CANCEL");
    }

    @Test
    void a_step_that_is_refused_leaves_none() {
        var booking = Bookings.request(Demo.ENTREPRENEUR, instruments.create(), Slot.inDays(3, "09:00", "11:00"));
        Api.as(Demo.MEDICAL_COLLEGE).post(booking + "/check-in", Map.of()).is(409);
        Api.as(Demo.ENTREPRENEUR).post(booking + "/approve", Map.of()).is(403);
        assertThat(entriesOn(id(booking))).containsExactly("BOOKING REQUEST chuangye");
    }

    private record Happened(UUID on) implements Audited {
        @Override
        public Deed deed() {
            return new Deed(null, AuditAction.EXPORT, on, Map.of("moment", Duration.ofHours(1), "ids", List.of(on)));
        }
    }

    @Test
    void an_entry_is_rolled_back_with_what_it_tells() {
        var on = UUID.randomUUID();
        transaction.executeWithoutResult(status -> {
            events.publishEvent(new Happened(on));
            assertThat(entriesOn(on.toString())).hasSize(1);
            status.setRollbackOnly();
        });
        assertThat(entriesOn(on.toString())).isEmpty();
    }

    @Test
    void outside_of_a_transaction_there_is_no_event_to_audit() {
        assertThatExceptionOfType(IllegalTransactionStateException.class)
                .isThrownBy(() -> events.publishEvent(new Happened(UUID.randomUUID())));
    }

    private enum Unheard {
        OF
    }

    private record Strange() implements Audited {
        @Override
        public Deed deed() {
            return new Deed(null, Unheard.OF, null, Map.of());
        }
    }

    @Test
    void an_action_that_nobody_could_read_later_cannot_be_written() {
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> events.publishEvent(new Strange())))
                .hasMessageContaining("Unheard.OF");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_entry set action = 'REJECT'",
                "update audit_entry set action = action where false",
                "delete from audit_entry",
                "delete from audit_seal",
                "update audit_seal set hash = decode('00', 'hex')",
                "truncate audit_entry",
                "truncate audit_seal",
                "truncate audit_entry, audit_seal cascade"
            })
    void nobody_changes_the_trail_not_even_the_owner_of_its_tables(String statement) {
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> database.update(statement))
                .havingRootCause()
                .withMessageContaining("append-only");
    }

    @Test
    void sign_ins_are_on_record_and_so_are_those_that_failed_and_the_lock() {
        var username = people.create();
        new Session().signIn(username, Demo.PASSWORD);
        for (var i = 0; i < 5; i++) {
            new Session().signIn(username, "wrong");
        }
        new Session().signIn(username, Demo.PASSWORD);
        assertThat(entriesOn(database.account(username).toString()))
                .containsExactly(
                        "SIGN_IN SIGN_IN " + username,
                        "SIGN_IN FAIL -",
                        "SIGN_IN FAIL -",
                        "SIGN_IN FAIL -",
                        "SIGN_IN FAIL -",
                        "SIGN_IN LOCK -",
                        "SIGN_IN TRY_LOCKED -");
    }

    @Test
    void a_name_that_nobody_has_is_not_kept_since_people_type_passwords_into_it() {
        var unknown = "select count(*) from audit_entry where kind = 'SIGN_IN' and action = 'UNKNOWN'";
        var before = database.count(unknown);
        new Session().signIn("hunter2-" + UUID.randomUUID(), "x");
        assertThat(database.count(unknown)).isEqualTo(before + 1);
        assertThat(database.count("select count(*) from audit_entry e where e::text like '%hunter2%'"))
                .isZero();
    }

    @Test
    void tokens_are_on_record_without_their_secret_or_name() {
        var username = people.create();
        var session = new Session();
        session.signIn(username, Demo.PASSWORD);
        var issued = session.callFromPage(
                        "POST", "/tokens", Map.of("name", "笔记本", "scopes", List.of("read"), "expiresInDays", 1))
                .is(201);
        session.callFromPage("DELETE", "/tokens/" + issued.text("/id"), null).is(204);
        assertThat(entriesOn(issued.text("/id")))
                .containsExactly("TOKEN ISSUE " + username, "TOKEN REVOKE " + username);
        assertThat(database.count("select count(*) from audit_entry e where strpos(e::text, ?) > 0", "笔记本"))
                .isZero();
    }

    private List<String> aboutInstrument(UUID instrument, String kind, String details) {
        return database.strings(
                "select action || ' ' || %s from audit_entry where kind = ? and details ->> 'instrument' = ? order by id"
                        .formatted(details),
                kind,
                instrument.toString());
    }

    @Test
    void versions_of_terms_are_on_record_with_their_values_those_taken_back_too() {
        var instrument = instruments.create();
        var by = new AccountId(database.account(Demo.MEDICAL_COLLEGE));
        var place = new TermsPlace(new OrganisationId(Demo.MEDICAL_COLLEGE_ID), null, new ResourceId(instrument));
        var day = PortalTime.dayOf(clock.instant()).plusDays(3);
        terms.declare(limited(place, day, 60), by);
        var version = terms.sheet(place.institution(), by).versions(place).stream()
                .filter(each -> each.row().holdsFrom().equals(day))
                .findFirst()
                .orElseThrow();
        terms.replace(version.id(), limited(place, day, 90), by);
        assertThat(terms.replace(UUID.randomUUID(), limited(place, day, 30), by))
                .isInstanceOf(TermsAnswer.Gone.class);

        assertThat(aboutInstrument(
                        instrument,
                        "TERMS",
                        "concat_ws(' ', details ->> 'max_minutes', details ->> 'PERSON:HOURS:WEEK')"))
                .containsExactly("DECLARE 60 8", "WITHDRAW 60 8", "DECLARE 90 8");
    }

    private static TermsRow limited(TermsPlace place, LocalDate from, int longest) {
        return TermsRow.of(
                place,
                TermsAudience.of(UserGroup.ENTERPRISE),
                from,
                Map.of(Term.LONGEST, longest),
                List.of(new Quota(place, Quota.Holder.PERSON, Quota.Measure.HOURS, Quota.Span.WEEK, 8)));
    }

    @Test
    void closures_are_on_record_and_those_that_could_not_be_are_not() {
        var instrument = instruments.create();
        var by = new AccountId(database.account(Demo.MEDICAL_COLLEGE));
        var resource = new ResourceId(instrument);
        var slot = Slot.inDays(4, "09:00", "11:00").asTimeSlot();
        var closed = closures.close(resource, slot, OccupancyKind.MAINTENANCE, "校准", by);
        assertThat(closures.close(resource, slot, OccupancyKind.MAINTENANCE, "校准", by))
                .isInstanceOf(ClosureAnswer.SlotTaken.class);
        var id = ((ClosureAnswer.Closed) closed).closures().getFirst();
        closures.reopen(id, false, by);
        closures.reopen(id, false, by);

        assertThat(entriesOn(id.toString())).containsExactly("CLOSURE CLOSE yixueyuan", "CLOSURE REOPEN yixueyuan");
        assertThat(aboutInstrument(instrument, "CLOSURE", "(details ->> 'times')"))
                .containsExactly("CLOSE 1", "REOPEN 1");
    }
}
