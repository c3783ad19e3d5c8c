package cn.pingliang.sharing.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.shared.ForbiddenException;
import cn.pingliang.sharing.shared.NotFoundException;
import cn.pingliang.sharing.shared.PageRequest;
import cn.pingliang.sharing.shared.PortalTime;
import cn.pingliang.sharing.testing.Clients;
import cn.pingliang.sharing.testing.Database;
import cn.pingliang.sharing.testing.Demo;
import cn.pingliang.sharing.testing.Events;
import cn.pingliang.sharing.testing.Instruments;
import cn.pingliang.sharing.testing.Jobs;
import cn.pingliang.sharing.testing.People;
import cn.pingliang.sharing.testing.PortalTest;
import cn.pingliang.sharing.testing.TestClock;
import cn.pingliang.sharing.training.TrainingQuery.Part;
import cn.pingliang.sharing.training.TrainingView.State;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class TrainingDeskTests {

    private static final TrainingAnswer DONE = new TrainingAnswer.Done();

    @Autowired
    private TrainingDesk desk;

    @Autowired
    private TrainingBook book;

    @Autowired
    private TrainingRegister register;

    @Autowired
    private Instruments instruments;

    @Autowired
    private People people;

    @Autowired
    private Database database;

    @Autowired
    private Jobs jobs;

    @Autowired
    private TestClock clock;

    private ResourceId instrument = new ResourceId(new UUID(0, 0));

    @BeforeEach
    void an_instrument() {
        instrument = new ResourceId(instruments.create());
    }

    private AccountId account(String username) {
        return new AccountId(database.account(username));
    }

    private LocalDate day(int later) {
        return PortalTime.dayOf(clock.instant()).plusDays(later);
    }

    private TrainingAnswer train(String who, LocalDate until) {
        return desk.record(instrument, account(who), until, null, account(Demo.MEDICAL_COLLEGE));
    }

    private static String rule(TrainingAnswer answer) {
        return answer instanceof TrainingAnswer.Refused(var refusal) ? refusal.rule() : "done";
    }

    private List<TrainingView> listed(Part part) {
        return book.sheet(
                        new TrainingQuery(instrument, null, part),
                        new PageRequest(0, 30),
                        account(Demo.MEDICAL_COLLEGE))
                .trainings()
                .items();
    }

    private WishId asked(String who) {
        assertThat(desk.ask(instrument, "周三方便", account(who))).isEqualTo(DONE);
        return open(who);
    }

    private WishId open(String who) {
        return book.of(account(who)).wishes().stream()
                .filter(wish -> wish.instrument().equals(instrument))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private List<String> told(String username) {
        Events.awaitHeard(database);
        return database.strings(
                "select kind from notice where account_id = ? and instrument_id = ? order by created_at, id",
                database.account(username),
                instrument.value());
    }

    @Test
    void who_was_trained_is_in_the_register_through_the_last_day() {
        assertThat(train(Demo.ENTREPRENEUR, day(10))).isEqualTo(DONE);
        var trained = register.of(account(Demo.ENTREPRENEUR), instrument);
        assertThat(trained.until(day(0))).contains(day(10));
        assertThat(register.of(account(Demo.OTHER_ENTREPRENEUR), instrument)).isEqualTo(Trained.NEVER);
        assertThat(register.of(List.of(
                        new TrainingRegister.Operator(account(Demo.ENTREPRENEUR), instrument),
                        new TrainingRegister.Operator(account(Demo.OTHER_ENTREPRENEUR), instrument))))
                .hasSize(1)
                .containsValue(trained);
    }

    @Test
    void another_follows_the_one_in_force_and_leaves_no_gap() {
        train(Demo.ENTREPRENEUR, day(10));
        assertThat(train(Demo.ENTREPRENEUR, day(400))).isEqualTo(DONE);
        assertThat(listed(Part.IN_FORCE))
                .extracting(TrainingView::state)
                .containsExactly(State.IN_FORCE, State.TO_COME);
        assertThat(listed(Part.IN_FORCE)).extracting(TrainingView::from).containsExactly(day(0), day(11));
        assertThat(register.of(account(Demo.ENTREPRENEUR), instrument).until(day(0)))
                .contains(day(400));
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 10})
    void one_that_would_not_last_longer_is_refused(int days) {
        train(Demo.ENTREPRENEUR, day(10));
        assertThat(rule(train(Demo.ENTREPRENEUR, day(days)))).isEqualTo("training-not-longer");
        assertThat(listed(Part.IN_FORCE)).hasSize(1);
    }

    @Test
    void whoever_is_trained_without_end_needs_no_other() {
        assertThat(desk.record(instrument, account(Demo.ENTREPRENEUR), null, null, account(Demo.MEDICAL_COLLEGE)))
                .isEqualTo(DONE);
        assertThat(rule(train(Demo.ENTREPRENEUR, day(10)))).isEqualTo("training-without-end");
        assertThat(rule(desk.ask(instrument, null, account(Demo.ENTREPRENEUR)))).isEqualTo("training-without-end");
    }

    @Test
    void the_last_day_is_today_or_later_and_within_ten_years() {
        assertThat(rule(train(Demo.ENTREPRENEUR, day(-1)))).isEqualTo("training-until");
        assertThat(rule(train(Demo.ENTREPRENEUR, day(0).plusYears(10).plusDays(1))))
                .isEqualTo("training-until");
        assertThat(train(Demo.ENTREPRENEUR, day(0))).isEqualTo(DONE);
        assertThat(train(Demo.OTHER_ENTREPRENEUR, day(0).plusYears(10))).isEqualTo(DONE);
    }

    @Test
    void two_colleagues_who_record_the_same_at_once_record_it_once() {
        var came = Clients.atOnce(8, client -> rule(train(Demo.ENTREPRENEUR, day(30))));
        assertThat(came).filteredOn("done"::equals).hasSize(1);
        assertThat(listed(Part.IN_FORCE)).hasSize(1);
    }

    @Test
    void what_is_ended_stays_with_its_reason_and_holds_no_more_from_that_day_on() {
        train(Demo.ENTREPRENEUR, day(10));
        var id = listed(Part.IN_FORCE).getFirst().id();
        clock.forward(Duration.ofDays(3));
        var by = account(Demo.MEDICAL_COLLEGE);
        assertThat(rule(desk.end(id, " ", by))).isEqualTo("training-reason");
        assertThat(desk.end(id, "违反操作规程", by)).isEqualTo(DONE);
        assertThat(rule(desk.end(id, "又一次", by))).isEqualTo("training-over-already");
        assertThat(listed(Part.IN_FORCE)).isEmpty();
        var ended = listed(Part.OVER).getFirst();
        assertThat(ended.state()).isEqualTo(State.ENDED);
        assertThat(ended.endReason()).isEqualTo("违反操作规程");
        var trained = register.of(account(Demo.ENTREPRENEUR), instrument);
        assertThat(trained.until(day(-1))).contains(day(-1));
        assertThat(trained.until(day(0))).isEmpty();
        assertThat(train(Demo.ENTREPRENEUR, day(10))).isEqualTo(DONE);
    }

    @Test
    void only_those_responsible_for_the_instrument_record_and_end() {
        train(Demo.ENTREPRENEUR, day(10));
        var id = listed(Part.IN_FORCE).getFirst().id();
        var person = account(Demo.OTHER_ENTREPRENEUR);
        for (var who : List.of(
                Demo.ENTREPRENEUR,
                Demo.AGRICULTURAL_ACADEMY,
                Demo.INSTRUMENT_MANAGER,
                Demo.SCIENCE_BUREAU,
                Demo.OPERATOR)) {
            assertThatExceptionOfType(ForbiddenException.class)
                    .as(who)
                    .isThrownBy(() -> desk.record(instrument, person, day(5), null, account(who)));
            assertThatExceptionOfType(ForbiddenException.class)
                    .as(who)
                    .isThrownBy(() -> desk.end(id, "不该能终止", account(who)));
        }
        people.putInCharge(Demo.INSTRUMENT_MANAGER, instrument.value());
        assertThat(desk.record(instrument, person, day(5), null, account(Demo.INSTRUMENT_MANAGER)))
                .isEqualTo(DONE);
    }

    @Test
    void nobody_records_a_training_of_their_own_nor_answers_their_own_wish() {
        var admin = account(Demo.MEDICAL_COLLEGE);
        assertThat(rule(desk.record(instrument, admin, day(5), null, admin))).isEqualTo("training-of-oneself");
        assertThat(desk.ask(instrument, null, admin)).isEqualTo(DONE);
        var wish = open(Demo.MEDICAL_COLLEGE);
        assertThatExceptionOfType(ForbiddenException.class).isThrownBy(() -> desk.meet(wish, day(5), null, admin));
        assertThatExceptionOfType(ForbiddenException.class).isThrownBy(() -> desk.decline(wish, "不", admin));
        assertThat(desk.withdraw(wish, admin)).isEqualTo(DONE);
    }

    @Test
    void whoever_books_for_nobody_or_is_not_verified_cannot_ask_and_cannot_be_trained() {
        for (var who : List.of(Demo.UNVERIFIED_ENTREPRENEUR, Demo.SCIENCE_BUREAU, Demo.OPERATOR)) {
            assertThatExceptionOfType(ForbiddenException.class)
                    .as(who)
                    .isThrownBy(() -> desk.ask(instrument, null, account(who)));
            assertThatExceptionOfType(NotFoundException.class).as(who).isThrownBy(() -> train(who, day(5)));
        }
        var draft = new ResourceId(instruments.make().status("DRAFT").create());
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> desk.ask(draft, null, account(Demo.ENTREPRENEUR)));
    }

    @Test
    void one_wish_of_a_person_and_an_instrument_is_open_at_a_time() {
        var came = Clients.atOnce(8, client -> rule(desk.ask(instrument, null, account(Demo.ENTREPRENEUR))));
        assertThat(came).filteredOn("done"::equals).hasSize(1);
        assertThat(came).filteredOn("training-asked-already"::equals).hasSize(7);
        assertThat(desk.withdraw(open(Demo.ENTREPRENEUR), account(Demo.ENTREPRENEUR)))
                .isEqualTo(DONE);
        assertThat(desk.ask(instrument, null, account(Demo.ENTREPRENEUR))).isEqualTo(DONE);
    }

    @Test
    void a_wish_that_is_met_makes_a_training_and_both_sides_are_told() {
        people.putInCharge(Demo.INSTRUMENT_MANAGER, instrument.value());
        var wish = asked(Demo.ENTREPRENEUR);
        assertThat(told(Demo.MEDICAL_COLLEGE)).containsExactly("TRAINING_WANTED");
        assertThat(told(Demo.INSTRUMENT_MANAGER)).containsExactly("TRAINING_WANTED");
        assertThat(told(Demo.ENTREPRENEUR)).isEmpty();
        assertThat(desk.meet(wish, day(10), "讲过安全", account(Demo.INSTRUMENT_MANAGER)))
                .isEqualTo(DONE);
        assertThat(told(Demo.ENTREPRENEUR)).containsExactly("TRAINED");
        assertThat(database.count("select count(*) from notice where topic_id = ? and read_at is null", wish.value()))
                .as("nobody else needs to answer")
                .isZero();
        assertThat(rule(desk.meet(wish, day(10), null, account(Demo.MEDICAL_COLLEGE))))
                .isEqualTo("training-answered-already");
        assertThat(rule(desk.withdraw(wish, account(Demo.ENTREPRENEUR)))).isEqualTo("training-answered-already");
    }

    @Test
    void a_training_that_is_recorded_meets_the_wish_that_was_open() {
        asked(Demo.ENTREPRENEUR);
        train(Demo.ENTREPRENEUR, day(10));
        assertThat(database.strings("select answer from training_wish where instrument_id = ?", instrument.value()))
                .containsExactly("TRAINED");
    }

    @Test
    void a_wish_is_declined_with_a_reason_that_the_person_reads() {
        var wish = asked(Demo.ENTREPRENEUR);
        assertThat(rule(desk.decline(wish, " ", account(Demo.MEDICAL_COLLEGE)))).isEqualTo("training-reason");
        assertThat(desk.decline(wish, "本月不开班", account(Demo.MEDICAL_COLLEGE))).isEqualTo(DONE);
        assertThat(told(Demo.ENTREPRENEUR)).containsExactly("TRAINING_DECLINED");
        assertThat(book.of(account(Demo.ENTREPRENEUR)).wishes())
                .filteredOn(each -> each.id().equals(wish))
                .extracting(WishView::reason)
                .containsExactly("本月不开班");
        assertThatExceptionOfType(NotFoundException.class)
                .as("nobody else's to take back")
                .isThrownBy(() -> desk.withdraw(wish, account(Demo.OTHER_ENTREPRENEUR)));
    }

    @Test
    void a_person_is_told_once_that_a_training_ends_in_thirty_days_and_not_where_another_follows() {
        train(Demo.ENTREPRENEUR, day(31));
        train(Demo.OTHER_ENTREPRENEUR, day(31));
        train(Demo.OTHER_ENTREPRENEUR, day(300));
        jobs.run("trainings-end-soon");
        assertThat(told(Demo.ENTREPRENEUR)).containsExactly("TRAINED");
        assertThat(listed(Part.ENDS_SOON)).isEmpty();
        clock.forward(Duration.ofDays(1));
        jobs.run("trainings-end-soon");
        jobs.run("trainings-end-soon");
        assertThat(told(Demo.ENTREPRENEUR)).containsExactly("TRAINED", "TRAINING_ENDS_SOON");
        assertThat(told(Demo.OTHER_ENTREPRENEUR)).doesNotContain("TRAINING_ENDS_SOON");
        assertThat(listed(Part.ENDS_SOON)).hasSize(1);
    }

    @Test
    void a_training_that_was_made_for_less_than_thirty_days_is_told_of_only_when_it_is_made() {
        train(Demo.ENTREPRENEUR, day(10));
        jobs.run("trainings-end-soon");
        assertThat(told(Demo.ENTREPRENEUR)).containsExactly("TRAINED");
    }

    @Test
    void every_step_is_in_the_audit_trail() {
        var wish = asked(Demo.ENTREPRENEUR);
        desk.meet(wish, day(10), null, account(Demo.MEDICAL_COLLEGE));
        desk.end(listed(Part.IN_FORCE).getFirst().id(), "停用", account(Demo.MEDICAL_COLLEGE));
        assertThat(database.strings(
                        "select action from audit_entry where kind = 'TRAINING' and details ->> 'instrument' = ? order by id",
                        instrument.toString()))
                .containsExactly("ASK", "TRAIN", "END");
    }
}
