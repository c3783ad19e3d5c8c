package cn.pingliang.sharing.booking;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pingliang.sharing.booking.Quota.Holder;
import cn.pingliang.sharing.booking.Quota.Measure;
import cn.pingliang.sharing.booking.Quota.Span;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.organisation.OrganisationId;
import cn.pingliang.sharing.shared.Message;
import cn.pingliang.sharing.testing.Translations;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TermsSentencesTests {

    private static final OrganisationId INSTITUTION = new OrganisationId(UUID.randomUUID());
    private static final TermsPlace WHOLE = new TermsPlace(INSTITUTION, null, null);
    private static final TermsPlace ONE = new TermsPlace(INSTITUTION, null, new ResourceId(UUID.randomUUID()));

    private static final TermsRow USUAL = TermsRow.of(
            TermsPlace.SITE,
            TermsAudience.EVERYBODY,
            LocalDate.of(2018, 1, 1),
            Map.ofEntries(
                    Map.entry(Term.SHORTEST, 30),
                    Map.entry(Term.LONGEST, 480),
                    Map.entry(Term.ALIGNMENT, 30),
                    Map.entry(Term.MIN_NOTICE, 120),
                    Map.entry(Term.MAX_NOTICE, 30),
                    Map.entry(Term.CANCEL_NOTICE, 1440),
                    Map.entry(Term.CHANGE_NOTICE, 1440),
                    Map.entry(Term.EARLY_CHECK_IN, 0),
                    Map.entry(Term.BUFFER_BEFORE, 0),
                    Map.entry(Term.BUFFER_AFTER, 0),
                    Map.entry(Term.GAP, 0),
                    Map.entry(Term.APPROVAL, true),
                    Map.entry(Term.AUTO_APPROVAL, 0),
                    Map.entry(Term.NO_SHOW, 0),
                    Map.entry(Term.LATE_GRACE, 15),
                    Map.entry(Term.EARLY_LEAVE_GRACE, 30),
                    Map.entry(Term.OVERTIME_GRACE, 60),
                    Map.entry(Term.AUTO_APPROVAL_TRAINED, false),
                    Map.entry(Term.TRAINING, false),
                    Map.entry(Term.PENDING_HOLDS, true),
                    Map.entry(Term.RIVALS_WAIT, false),
                    Map.entry(Term.AGREEMENT, false),
                    Map.entry(Term.NIGHTS, true),
                    Map.entry(Term.DAYS_OFF, true),
                    Map.entry(Term.ONE_AT_A_TIME, false)),
            List.of());

    private static String chinese(Message message) {
        return Translations.chinese(
                message.key(),
                message.arguments().stream()
                        .map(each -> each instanceof Message nested ? chinese(nested) : number(each))
                        .toArray());
    }

    private static String english(Message message) {
        return Translations.english(
                message.key(),
                message.arguments().stream()
                        .map(each -> each instanceof Message nested ? english(nested) : number(each))
                        .toArray());
    }

    private static Object number(Object value) {
        return value instanceof java.math.BigDecimal decimal
                ? decimal.stripTrailingZeros().toPlainString()
                : value;
    }

    private static List<String> chinese(TermsRow... rows) {
        return TermsSentences.of(new TermsInForce(List.of(rows)).on(LocalDate.of(2026, 12, 1))).stream()
                .map(sentence -> chinese(sentence.text()))
                .toList();
    }

    private static TermsRow setting(Term term, Object value) {
        return TermsRow.of(WHOLE, TermsAudience.EVERYBODY, LocalDate.of(2026, 1, 1), Map.of(term, value), List.of());
    }

    private static Object parsed(Term term, String value) {
        return term.kind() == Term.Kind.YES_NO ? Boolean.valueOf(value) : (Object) Integer.valueOf(value);
    }

    @Test
    void usual_terms_are_told_in_six_sentences_since_what_restricts_nobody_is_left_out() {
        assertThat(chinese(USUAL))
                .containsExactly(
                        "每次 30 分钟至 8 小时",
                        "起止时间对齐到 30 分钟",
                        "至少提前 2 小时，最多提前 30 天预约",
                        "由所属单位审批，审批期间为您保留时段",
                        "开始前 24 小时以上可自行取消，可申请改期",
                        "到场晚于开始 15 分钟以上记为迟到，提前 30 分钟以上结束记为早退，超过结束时间 1 小时以上记为超时");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "30    | 30 分钟 | 30 min",
                "45    | 45 分钟 | 45 min",
                "60    | 1 小时  | 1 h",
                "90    | 1.5 小时 | 1.5 h",
                "100   | 100 分钟 | 100 min",
                "1440  | 24 小时 | 24 h",
                "2880  | 2 天 | 2 days",
                "20160 | 14 天 | 14 days"
            })
    void lengths_are_told_in_the_unit_people_would_say(int minutes, String chinese, String english) {
        var length = TermsSentences.length(Duration.ofMinutes(minutes));
        assertThat(chinese(length)).isEqualTo(chinese);
        assertThat(english(length)).isEqualTo(english);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SHORTEST | 60 | 一次最短 1 小时 | At least 1 h at a time",
                "LONGEST | 240 | 一次最长 4 小时 | At most 4 h at a time",
                "ALIGNMENT | 15 | 起止时间对齐到 15 分钟 | Starts and ends on multiples of 15 min",
                "MIN_NOTICE | 4320 | 至少提前 3 天预约 | Book at least 3 days ahead",
                "MAX_NOTICE | 14 | 最多提前 14 天预约 | Book at most 14 days ahead",
                "GAP | 2880 | 同一人两次预约至少间隔 2 天 | At least 2 days between two bookings of one person",
                "APPROVAL | false | 提交即生效，无需审批 | Holds as soon as it is requested",
                "AUTO_APPROVAL | 90 | 不超过 1.5 小时的预约自动批准 | Bookings of up to 1.5 h are approved automatically",
                "NO_SHOW | 45 | 迟到超过 45 分钟视为爽约，余下时段释放 | More than 45 min late is a no-show, and the rest of the time is freed",
                "NO_SHOW | 0 | 迟到不记爽约 | Being late is no no-show",
                "AUTO_APPROVAL | 0 | 不自动批准，一律由人审批 | Nothing is approved automatically",
                "TRAINING | true | 自行操作须先完成培训 | Whoever operates it has to be trained first",
                "AUTO_APPROVAL_TRAINED | true | 自动批准只用于已培训的人 | Only those who are trained are approved automatically",
                "LATE_GRACE | 10 | 迟到不超过 10 分钟不记 | Not late within 10 min",
                "RIVALS_WAIT | true | 择优安排后，其余申请自动候补 | Competing requests that do not get the time wait for it",
                "RIVALS_WAIT | false | 择优安排后，其余申请不再保留 | Competing requests that do not get the time are declined",
                "PENDING_HOLDS | false | 批准前不占时段，多个申请择优安排 | The time stays open until one request is approved",
                "NIGHTS | false | 夜间（22:00–06:00）不可预约 | Not at night (22:00–06:00)",
                "DAYS_OFF | false | 周末和节假日不可预约 | Not on weekends and holidays",
                "ONE_AT_A_TIME | true | 每人同一时间只能预约一台仪器 | One instrument at a time for each person"
            })
    void what_one_version_sets_is_told_term_by_term(Term term, String value, String chinese, String english) {
        var sentences = TermsSentences.of(setting(term, parsed(term, value)));
        assertThat(sentences).hasSize(1);
        assertThat(chinese(sentences.getFirst())).isEqualTo(chinese);
        assertThat(english(sentences.getFirst())).isEqualTo(english);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PERSON | HOURS | WEEK | 8 | 每人每周不超过 8 小时 | At most 8 h per person a week",
                "ORGANISATION | BOOKINGS | MONTH | 3 | 每个单位每月不超过 3 次 | At most 3 bookings per organisation a month",
                "PERSON | BOOKINGS | FUTURE | 2 | 每人尚未开始的预约合计不超过 2 次 | At most 2 bookings per person among bookings not yet begun",
                "PERSON | HOURS | DAY | | 每人每天机时不限 | No limit on hours per person a day"
            })
    void quotas_are_told_with_whose_and_within_what(
            Holder holder, Measure measure, Span span, Integer most, String chinese, String english) {
        var quota = TermsSentences.quota(new Quota(ONE, holder, measure, span, most));
        assertThat(chinese(quota)).isEqualTo(chinese);
        assertThat(english(quota)).isEqualTo(english);
    }

    @Test
    void a_quota_of_more_than_one_instrument_says_what_it_counts() {
        var eight = new Quota(WHOLE, Holder.PERSON, Measure.HOURS, Span.WEEK, 8);
        var row = TermsRow.of(WHOLE, TermsAudience.EVERYBODY, LocalDate.of(2026, 1, 1), Map.of(), List.of(eight));
        assertThat(chinese(USUAL, row)).contains("每人每周不超过 8 小时（本单位各仪器合计）");
    }

    @Test
    void every_term_has_its_words_in_both_languages_whatever_it_is_set_to() {
        for (var term : Term.values()) {
            var values = term.kind() == Term.Kind.YES_NO ? List.<Object>of(true, false) : List.<Object>of(60);
            for (var value : values) {
                assertThat(chinese(TermsSentences.set(term, value))).isNotBlank();
                assertThat(english(TermsSentences.set(term, value))).isNotBlank();
            }
        }
    }

    @Test
    void short_bookings_that_nobody_decides_on_are_told_where_others_are_decided_on() {
        assertThat(chinese(USUAL, setting(Term.AUTO_APPROVAL, 60))).contains("由所属单位审批，审批期间为您保留时段", "不超过 1 小时的预约自动批准");
        var undecided = TermsRow.of(
                ONE,
                TermsAudience.EVERYBODY,
                LocalDate.of(2026, 1, 1),
                Map.of(Term.AUTO_APPROVAL, 60, Term.APPROVAL, false),
                List.of());
        assertThat(chinese(USUAL, undecided)).noneMatch(sentence -> sentence.contains("自动批准"));
    }

    @Test
    void that_training_is_needed_or_approves_is_told_to_whoever_books() {
        assertThat(chinese(USUAL, setting(Term.TRAINING, true))).contains("自行操作须先完成培训");
        var trained = TermsRow.of(
                ONE,
                TermsAudience.EVERYBODY,
                LocalDate.of(2026, 1, 1),
                Map.of(Term.AUTO_APPROVAL, 120, Term.AUTO_APPROVAL_TRAINED, true),
                List.of());
        assertThat(chinese(USUAL, trained)).contains("已培训者不超过 2 小时的预约自动批准");
    }

    @Test
    void whoever_may_be_late_is_told_for_how_long_and_nobody_else_is() {
        assertThat(chinese(USUAL, setting(Term.NO_SHOW, 30))).contains("迟到超过 30 分钟视为爽约，余下时段释放");
        assertThat(chinese(USUAL, setting(Term.NO_SHOW, 0))).noneMatch(sentence -> sentence.contains("爽约"));
    }

    @Test
    void requests_that_compete_are_told_so_and_so_is_that_nobody_decides() {
        assertThat(chinese(USUAL, setting(Term.PENDING_HOLDS, false))).contains("由所属单位审批，同一时段有多个申请时择优安排，批准前不占时段");
        assertThat(chinese(USUAL, setting(Term.APPROVAL, false)))
                .contains("提交即生效，无需审批")
                .noneMatch(sentence -> sentence.contains("由所属单位审批"));
    }
}
