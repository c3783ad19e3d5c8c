package cn.pingliang.sharing.review.ui;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.review.Grouping;
import cn.pingliang.sharing.review.Period;
import cn.pingliang.sharing.review.SharingFigures;
import cn.pingliang.sharing.review.SharingReview;
import cn.pingliang.sharing.shared.PageRequest;
import cn.pingliang.sharing.shared.PortalTime;
import cn.pingliang.sharing.shared.ui.Formats;
import cn.pingliang.sharing.shared.ui.PortalChart;
import cn.pingliang.sharing.testing.Database;
import cn.pingliang.sharing.testing.Demo;
import cn.pingliang.sharing.testing.PortalTest;
import cn.pingliang.sharing.testing.Screens;
import cn.pingliang.sharing.testing.TestClock;
import com.vaadin.flow.component.ComponentUtil;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class ReviewScreenTests {

    private static final Formats FORMATS = new Formats(Locale.SIMPLIFIED_CHINESE);

    @Autowired
    private Screens screens;

    @Autowired
    private SharingReview review;

    @Autowired
    private Database database;

    @Autowired
    private TestClock clock;

    private Period lastYear = new Period(LocalDate.EPOCH, LocalDate.EPOCH);

    @BeforeEach
    void knowTheYear() {
        lastYear = Period.yearOf(PortalTime.dayOf(clock.instant()).minusYears(1));
    }

    @ParameterizedTest
    @EnumSource(Grouping.class)
    void the_table_shows_the_figures_of_the_review_and_their_totals(Grouping groupBy) {
        var report = review.report(lastYear, groupBy, account(Demo.SCIENCE_BUREAU));
        var visitor = screens.as(Demo.SCIENCE_BUREAU).open(address(lastYear) + "&groupBy=" + groupBy.parameter());
        assertThat(visitor.rows())
                .isEqualTo(report.rows().stream()
                        .map(row -> cells(row.name(), row))
                        .toList());
        assertThat(visitor.texts("tfoot").getFirst().lines().toList()).isEqualTo(cells("合计", report.total()));
        visitor.sees(FORMATS.percent(report.total().sharingRate()));
        assertThat(visitor.find(PortalChart.class).exists()).isTrue();
    }

    private static List<String> cells(String name, SharingFigures row) {
        return List.of(
                name,
                FORMATS.count(row.instruments()),
                FORMATS.tenths(row.effectiveHours()),
                FORMATS.tenths(row.externalHours()),
                FORMATS.tenths(row.ratedHours()),
                FORMATS.percent(row.utilisationRate()),
                FORMATS.percent(row.sharingRate()),
                FORMATS.percent(row.openingRate()));
    }

    @Test
    void each_figure_opens_the_records_it_is_made_of() {
        var institution = review.report(lastYear, Grouping.INSTITUTION, account(Demo.SCIENCE_BUREAU))
                .rows()
                .getFirst();
        var visitor = screens.as(Demo.SCIENCE_BUREAU).open(address(lastYear));
        visitor.follow(FORMATS.tenths(institution.externalHours()));
        assertThat(visitor.screen()).isEqualTo(RecordsView.class);
        var external =
                review.records(institution.key(), lastYear, true, account(Demo.SCIENCE_BUREAU), new PageRequest(0, 50));
        visitor.sees(
                        "用机记录 · " + institution.name(),
                        "共 " + FORMATS.count(external.page().total()) + " 条")
                .doesNotSee("单位内部使用");
        assertThat(visitor.rows()).hasSize(external.page().items().size());
        visitor.follow("全部").sees("单位内部使用");
        visitor.follow("返回共享评价");
        assertThat(visitor.address()).contains("from=" + lastYear.from(), "to=" + lastYear.to(), "groupBy=institution");
    }

    @Test
    void a_bar_of_the_chart_opens_its_records_too() {
        var visitor = screens.as(Demo.SCIENCE_BUREAU).open(address(lastYear));
        visitor.ui();
        var chart = visitor.find(PortalChart.class).single();
        ComponentUtil.fireEvent(chart, new PortalChart.ItemClick(chart, true, 1, "对外服务机时"));
        assertThat(visitor.screen()).isEqualTo(RecordsView.class);
        visitor.sees("用机记录 · 平凉市农业科学院").doesNotSee("单位内部使用");
    }

    @Test
    void the_periods_people_ask_for_are_a_press_away_and_in_the_address() {
        var visitor = screens.as(Demo.SCIENCE_BUREAU).open("review?groupBy=instrument");
        for (var preset : PeriodPreset.values()) {
            var period = preset.on(PortalTime.dayOf(clock.instant()));
            visitor.open(visitor.links().stream()
                    .map(link -> link.getHref())
                    .filter(href -> href.contains("from=" + period.from() + "&to=" + period.to()))
                    .findFirst()
                    .orElseThrow());
            assertThat(visitor.address()).contains(period.from().toString(), "groupBy=instrument");
            visitor.sees(chinese(period.from()) + " 至 " + chinese(period.to()));
        }
    }

    @Test
    void any_two_days_can_be_asked_for_and_only_in_their_order() {
        var visitor = screens.as(Demo.SCIENCE_BUREAU).open("review");
        var before = visitor.address();
        visitor.fill("从", LocalDate.of(2026, 3, 1)).fill("到", LocalDate.of(2026, 2, 1));
        visitor.press("查看").sees("结束日期不能早于开始日期，且最长 10 年");
        assertThat(visitor.address()).isEqualTo(before);
        visitor.fill("到", LocalDate.of(2026, 3, 31)).press("查看");
        assertThat(visitor.address()).contains("from=2026-03-01", "to=2026-03-31");
        visitor.sees("2026年3月1日 至 2026年3月31日");
    }

    @Test
    void a_period_without_use_shows_no_rate_rather_than_zero_and_no_records_with_what_to_do() {
        var longAgo = new Period(LocalDate.of(1990, 1, 1), LocalDate.of(1990, 12, 31));
        var visitor = screens.as(Demo.SCIENCE_BUREAU).open(address(longAgo));
        if (review.report(longAgo, Grouping.INSTITUTION, account(Demo.SCIENCE_BUREAU))
                .rows()
                .isEmpty()) {
            visitor.sees("这段时间没有可以统计的仪器", "请换一个统计期间。");
        } else {
            assertThat(visitor.rows()).allSatisfy(row -> assertThat(row.get(6)).isEqualTo("—"));
            visitor.sees("没有用机记录");
        }
        visitor.open("review/records/" + Demo.MEDICAL_COLLEGE_ID + "?from=1990-01-01&to=1990-12-31")
                .sees("这段时间没有用机记录", "请换一个统计期间，或查看其他仪器。");
    }

    @Test
    void what_cannot_be_read_in_an_address_falls_back_to_this_year_so_far() {
        var today = PortalTime.dayOf(clock.instant());
        screens.as(Demo.SCIENCE_BUREAU)
                .open("review?from=yesterday&to=2026-02-30&groupBy=nonsense")
                .sees(chinese(Period.yearOf(today).from()) + " 至 " + chinese(today), "平凉市农业科学院");
    }

    @Test
    void an_institution_and_a_bureau_see_their_own_institutions_only() {
        screens.as(Demo.MEDICAL_COLLEGE).open("review").sees("甘肃医学院").doesNotSee("平凉市农业科学院", "平凉职业技术学院");
        screens.as(Demo.AGRICULTURE_BUREAU).open("review").sees("平凉市农业科学院").doesNotSee("甘肃医学院", "平凉职业技术学院");
        screens.as(Demo.EDUCATION_BUREAU)
                .open("review")
                .sees("甘肃医学院", "平凉职业技术学院")
                .doesNotSee("平凉市农业科学院");
        screens.as(Demo.VOCATIONAL_COLLEGE)
                .open("review/records/" + Demo.MEDICAL_COLLEGE_ID)
                .sees("没有找到这项内容");
        screens.as(Demo.AGRICULTURE_BUREAU)
                .open("review/records/" + Demo.id(301))
                .sees("没有找到这项内容");
    }

    @Test
    void longer_lists_of_records_go_over_pages() {
        var visitor = screens.as(Demo.SCIENCE_BUREAU)
                .open("review/records/" + Demo.MEDICAL_COLLEGE_ID
                        + "?from=%s&to=%s".formatted(lastYear.from(), lastYear.to()));
        var first = visitor.rows();
        visitor.follow("下一页");
        assertThat(visitor.address()).contains("page=1", "from=" + lastYear.from());
        assertThat(visitor.rows()).isNotEmpty().isNotEqualTo(first);
    }

    private static String address(Period period) {
        return "review?from=%s&to=%s".formatted(period.from(), period.to());
    }

    private static String chinese(LocalDate day) {
        return "%d年%d月%d日".formatted(day.getYear(), day.getMonthValue(), day.getDayOfMonth());
    }

    private AccountId account(String username) {
        return new AccountId(database.account(username));
    }
}
