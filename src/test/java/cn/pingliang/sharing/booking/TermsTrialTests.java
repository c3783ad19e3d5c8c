package cn.pingliang.sharing.booking;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.booking.Quota.Holder;
import cn.pingliang.sharing.booking.Quota.Measure;
import cn.pingliang.sharing.booking.Quota.Span;
import cn.pingliang.sharing.booking.TermsPreview.Affected;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.organisation.OrganisationId;
import cn.pingliang.sharing.shared.PortalTime;
import cn.pingliang.sharing.testing.Bookings;
import cn.pingliang.sharing.testing.Database;
import cn.pingliang.sharing.testing.Demo;
import cn.pingliang.sharing.testing.Instruments;
import cn.pingliang.sharing.testing.PortalTest;
import cn.pingliang.sharing.testing.Slot;
import cn.pingliang.sharing.testing.Statements;
import cn.pingliang.sharing.testing.TestClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class TermsTrialTests {

    private static final OrganisationId COLLEGE = new OrganisationId(Demo.MEDICAL_COLLEGE_ID);

    @Autowired
    private TermsDesk desk;

    @Autowired
    private Instruments instruments;

    @Autowired
    private Database database;

    @Autowired
    private TestClock clock;

    private UUID instrument = UUID.randomUUID();
    private TermsPlace place = TermsPlace.SITE;

    @BeforeEach
    void makeAnInstrument() {
        instrument = instruments.create();
        place = new TermsPlace(COLLEGE, null, new ResourceId(instrument));
    }

    private TermsPreview preview(TermsAudience audience, Map<Term, Object> values, Quota... quotas) {
        var draft =
                TermsRow.of(place, audience, PortalTime.dayOf(clock.instant()).plusDays(1), values, List.of(quotas));
        return desk.preview(draft, null, new AccountId(database.account(Demo.MEDICAL_COLLEGE)));
    }

    private static String request(UUID which, int days, String from, String to) {
        var path = Bookings.request(Demo.ENTREPRENEUR, which, Slot.inDays(days, from, to));
        return path.substring(path.lastIndexOf('/') + 1);
    }

    @Test
    void last_months_requests_tell_whom_a_change_would_have_refused_and_why() {
        request(instrument, 3, "09:00", "10:00");
        var tooLong = request(instrument, 4, "09:00", "13:00");
        request(instruments.create(), 4, "14:00", "18:00");
        var preview = preview(TermsAudience.EVERYBODY, Map.of(Term.LONGEST, 120));
        assertThat(preview.requests()).isEqualTo(2);
        assertThat(preview.newlyRefused())
                .extracting(each -> each.booking().toString())
                .containsExactly(tooLong);
        var affected = preview.newlyRefused().getFirst();
        assertThat(affected.organisationName()).isEqualTo("平凉绿源农业科技有限公司");
        assertThat(affected.refusals()).extracting(refusal -> refusal.rule()).containsExactly("longest");
    }

    @Test
    void those_that_todays_terms_refuse_too_are_told_apart_and_so_are_those_let_in() {
        request(instrument, 3, "09:00", "13:00");
        request(instrument, 4, "09:00", "11:00");
        database.update("update booking_terms set max_minutes = 90 where instrument_id = ?", instrument);
        var stricter = preview(TermsAudience.of(UserGroup.ENTERPRISE), Map.of(Term.LONGEST, 60));
        assertThat(stricter.refused()).hasSize(2).allMatch(Affected::already);
        assertThat(stricter.newlyRefused()).isEmpty();
        var laxer = preview(TermsAudience.of(UserGroup.ENTERPRISE), Map.of(Term.LONGEST, 180));
        assertThat(laxer.refused()).hasSize(1);
        assertThat(laxer.admitted()).isEqualTo(1);
    }

    @Test
    void those_that_would_be_approved_by_rule_are_counted_beside_those_that_are() {
        request(instrument, 3, "09:00", "10:00");
        request(instrument, 4, "09:00", "10:30");
        request(instrument, 5, "09:00", "13:00");
        database.update("update booking_terms set auto_approval_minutes = 60 where instrument_id = ?", instrument);
        assertThat(preview(TermsAudience.of(UserGroup.ENTERPRISE), Map.of(Term.AUTO_APPROVAL, 120))
                        .automatic())
                .isEqualTo(new TermsPreview.Automatic(2, 1));
    }

    @Test
    void terms_that_ask_for_training_tell_who_would_have_been_refused_and_who_approved_by_rule() {
        var before = request(instrument, 3, "09:00", "10:00");
        database.update(
                """
                insert into training (id, instrument_id, account_id, from_day, until_day, recorded_by_id, recorded_at)
                values (gen_random_uuid(), ?, ?, current_date - 1, ?, ?, now())""",
                instrument,
                database.account(Demo.ENTREPRENEUR),
                PortalTime.dayOf(clock.instant()).plusDays(3),
                database.account(Demo.MEDICAL_COLLEGE));
        var after = request(instrument, 6, "09:00", "10:00");
        var preview = preview(TermsAudience.EVERYBODY, Map.of(Term.TRAINING, true));
        assertThat(preview.newlyRefused())
                .extracting(each -> each.booking().toString())
                .containsExactly(after)
                .doesNotContain(before);
        assertThat(preview(TermsAudience.EVERYBODY, Map.of(Term.AUTO_APPROVAL, 120, Term.AUTO_APPROVAL_TRAINED, true))
                        .automatic()
                        .then())
                .isEqualTo(1);
    }

    @Test
    void a_changed_no_show_term_tells_how_many_would_have_been_and_whose_and_how_late_they_came() {
        var late = request(instrument, 3, "09:00", "11:00");
        var inTime = request(instrument, 4, "09:00", "11:00");
        var never = request(instrument, 5, "09:00", "11:00");
        var waits = request(instrument, 5, "13:00", "15:00");
        var cancelled = request(instrument, 5, "15:00", "17:00");
        request(instrument, 20, "09:00", "11:00");
        database.update("update booking_terms set no_show_minutes = 60 where instrument_id = ?", instrument);
        use(late, 40);
        use(inTime, 10);
        set(never, "APPROVED");
        set(cancelled, "CANCELLED");
        clock.set(Slot.inDays(6, "09:00", "11:00").start().toInstant());
        var shows = preview(TermsAudience.EVERYBODY, Map.of(Term.NO_SHOW, 30)).noShows();
        assertThat(shows.now()).isEqualTo(1);
        assertThat(shows.then())
                .extracting(each -> each.booking().toString())
                .containsExactlyInAnyOrder(late, never)
                .doesNotContain(waits);
        assertThat(shows.newly()).singleElement().satisfies(missed -> {
            assertThat(missed.booking().toString()).isEqualTo(late);
            assertThat(missed.late()).isEqualTo(Duration.ofMinutes(40));
            assertThat(missed.organisationName()).isEqualTo("平凉绿源农业科技有限公司");
        });
        assertThat(preview(TermsAudience.EVERYBODY, Map.of(Term.NO_SHOW, 0))
                        .noShows()
                        .then())
                .isEmpty();
        assertThat(preview(TermsAudience.EVERYBODY, Map.of(Term.NO_SHOW, 30, Term.LONGEST, 60))
                        .noShows()
                        .then())
                .as("what would have been refused is no no-show")
                .isEmpty();
    }

    private void use(String booking, int minutesLate) {
        database.update(
                "update booking set status = 'COMPLETED', checked_in_at = starts_at + make_interval(mins => ?), checked_out_at = ends_at,"
                        + " confirmed_hours = 1, amount = 0, decide_by = null where id = ?",
                minutesLate,
                UUID.fromString(booking));
    }

    private void set(String booking, String status) {
        database.update(
                "with freed as (delete from occupancy where owner_id = ? and ? = 'CANCELLED')"
                        + " update booking set status = ?, decide_by = null where id = ?",
                UUID.fromString(booking),
                status,
                status,
                UUID.fromString(booking));
    }

    @Test
    void an_exception_concerns_its_audiences_requests_only() {
        request(instrument, 3, "09:00", "13:00");
        assertThat(preview(TermsAudience.of(UserGroup.OWN_STAFF), Map.of(Term.LONGEST, 60))
                        .requests())
                .isZero();
    }

    @Test
    void requests_of_more_than_thirty_days_ago_are_not_looked_at() {
        request(instrument, 3, "09:00", "13:00");
        clock.forward(Duration.ofDays(32));
        assertThat(preview(TermsAudience.EVERYBODY, Map.of(Term.LONGEST, 60)).requests())
                .isZero();
    }

    @Test
    void quotas_count_what_was_known_then_with_a_bounded_number_of_statements() {
        request(instrument, 6, "09:00", "12:00");
        request(instrument, 6, "12:00", "15:00");
        var third = request(instrument, 6, "15:00", "18:00");
        var most = new Quota(place, Holder.ORGANISATION, Measure.HOURS, Span.DAY, 8);
        var statements = Statements.of(() -> assertThat(preview(TermsAudience.of(UserGroup.ENTERPRISE), Map.of(), most)
                        .newlyRefused())
                .extracting(each -> each.booking().toString())
                .containsExactly(third));
        // one of them finds the account
        assertThat(statements).hasSizeLessThanOrEqualTo(10);
    }
}
