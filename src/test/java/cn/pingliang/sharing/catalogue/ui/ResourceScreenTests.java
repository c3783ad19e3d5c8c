package cn.pingliang.sharing.catalogue.ui;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pingliang.sharing.shared.PortalTime;
import cn.pingliang.sharing.testing.Bookings;
import cn.pingliang.sharing.testing.Demo;
import cn.pingliang.sharing.testing.Instruments;
import cn.pingliang.sharing.testing.PortalTest;
import cn.pingliang.sharing.testing.Screens;
import cn.pingliang.sharing.testing.Slot;
import cn.pingliang.sharing.testing.Visitor;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.router.Location;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class ResourceScreenTests {

    @Autowired
    private Screens screens;

    @Autowired
    private Instruments instruments;

    @Test
    void an_instruments_page_shows_what_it_costs_when_it_is_free_next_and_the_rules() {
        var visitor = screens.as(Demo.ENTREPRENEUR).open("instruments/" + instruments.create());
        visitor.sees("50 元/小时", "最近的空闲时段", "每次 30 分钟至 8 小时", "由所属单位审批", "开始前 24 小时以上可自行取消");
        assertThat(offered(visitor)).hasSize(4);
    }

    @Test
    void it_leads_to_booking_and_a_free_time_leads_there_with_that_time_chosen() {
        var instrument = instruments.create();
        var visitor = screens.as(Demo.ENTREPRENEUR).open("instruments/" + instrument);
        var free = visitor.links().stream()
                .filter(link -> link.getHref().contains("/book?start="))
                .findFirst()
                .orElseThrow();
        var time = free.getElement().getTextRecursively();
        visitor.follow("预约这台仪器");
        assertThat(visitor.address()).isEqualTo("instruments/" + instrument + "/book");
        visitor.sees("请在日历上拖选");
        visitor.open(free.getHref()).sees("您的预约");
        assertThat(visitor.texts("booking-form__time")).containsExactly(time);
    }

    @Test
    void a_time_that_was_taken_is_offered_no_longer() {
        var instrument = instruments.create();
        var visitor = screens.visitor().open("instruments/" + instrument);
        var offered = offered(visitor).getLast();
        var query = new Location(offered).getQueryParameters();
        Bookings.request(
                Demo.ENTREPRENEUR,
                instrument,
                new Slot(
                        moment(query.getSingleParameter("start").orElseThrow()),
                        moment(query.getSingleParameter("end").orElseThrow())));
        assertThat(offered(visitor.reload())).hasSize(4).doesNotContain(offered);
    }

    private static List<String> offered(Visitor visitor) {
        return visitor.links().stream()
                .map(Anchor::getHref)
                .filter(href -> href.contains("/book?start="))
                .toList();
    }

    private static OffsetDateTime moment(String local) {
        return LocalDateTime.parse(local).atZone(PortalTime.ZONE).toOffsetDateTime();
    }

    @Test
    void visitors_are_asked_to_sign_in_and_see_no_full_telephone_number() {
        var visitor = screens.visitor().open("instruments/" + Demo.id(301));
        visitor.sees("登录后预约", "138****0301", "登录后可以看到完整号码").doesNotSee("13800000301");
        screens.as(Demo.ENTREPRENEUR)
                .open("instruments/" + Demo.id(301))
                .sees("13800000301")
                .doesNotSee("登录后预约");
    }

    @ParameterizedTest
    @ValueSource(strings = {"DRAFT", "WITHDRAWN"})
    void what_is_not_published_or_was_withdrawn_is_not_there(String status) {
        var instrument = instruments.make().status(status).create();
        for (var address : List.of("instruments/" + instrument, "instruments/" + instrument + "/book")) {
            var visitor = screens.as(Demo.MEDICAL_COLLEGE).open(address);
            visitor.sees("没有找到这项内容").doesNotSee("50 元/小时");
            assertThat(visitor.screen()).isNotEqualTo(ResourceView.class);
        }
    }

    @Test
    void a_resource_opened_as_another_kind_is_shown_at_its_own_address() {
        var visitor = screens.visitor().open("datasets/" + Demo.id(301));
        assertThat(visitor.address()).isEqualTo("instruments/" + Demo.id(301));
        visitor.sees("液相色谱-串联质谱联用仪");
    }

    @Test
    void an_instrument_that_is_not_shared_says_so_instead_of_offering_times() {
        var instrument = instruments.make().fact("sharing_mode", "NOT_SHARED").create();
        screens.as(Demo.ENTREPRENEUR)
                .open("instruments/" + instrument)
                .sees("这台仪器目前不能在平台上预约机时", "暂不共享")
                .doesNotSee("最近的空闲时段", "预约这台仪器");
    }
}
