package cn.pingliang.sharing.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pingliang.sharing.testing.Demo;
import cn.pingliang.sharing.testing.Instruments;
import cn.pingliang.sharing.testing.PortalTest;
import cn.pingliang.sharing.testing.Slot;
import com.microsoft.playwright.Browser;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;

/** 适老: with type half as large again nothing leaves the screen, neither at a desk nor on a phone. */
@PortalTest
@ExtendWith(Browsers.class)
class LargeTypeTests {

    private static Browser browser;

    @Autowired
    private Instruments instruments;

    @BeforeAll
    static void open(Browser opened) {
        browser = opened;
    }

    @Test
    void who_books_finds_everything_within_the_screen() {
        var instrument = "/instruments/" + instruments.create();
        var slot = Slot.inDays(3, "09:00", "11:00");
        assertThat(tooWide(
                        Demo.ENTREPRENEUR,
                        instrument,
                        "%s/book?start=%s&end=%s"
                                .formatted(
                                        instrument,
                                        slot.start().toLocalDateTime(),
                                        slot.end().toLocalDateTime()),
                        "/timeline",
                        "/bookings"))
                .isEmpty();
    }

    @Test
    void who_manages_finds_everything_within_the_screen() {
        assertThat(tooWide(
                        Demo.AGRICULTURAL_ACADEMY,
                        "/approvals",
                        "/manage/rules",
                        "/manage/closures",
                        "/manage/closures/new"))
                .isEmpty();
    }

    private static List<String> tooWide(String who, String... screens) {
        var tooWide = new ArrayList<String>();
        for (var device : List.of(new Visitor(browser), Visitor.onPhone(browser))) {
            try (var visitor = device) {
                visitor.open("/bookings");
                visitor.signIn(who);
                visitor.readsLargeType();
                for (var screen : screens) {
                    visitor.open(screen);
                    visitor.overflow().ifPresent(by -> tooWide.add(screen + ": " + by));
                }
            }
        }
        return tooWide;
    }
}
