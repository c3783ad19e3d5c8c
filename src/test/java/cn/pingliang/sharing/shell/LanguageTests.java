package cn.pingliang.sharing.shell;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pingliang.sharing.testing.Demo;
import cn.pingliang.sharing.testing.PortalTest;
import cn.pingliang.sharing.testing.Screens;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class LanguageTests {

    @Autowired
    private Screens screens;

    @Test
    void the_portal_speaks_chinese_until_somebody_chooses_english_and_stays_where_they_are() {
        var visitor = screens.visitor().open("?q=质谱");
        visitor.sees("查找资源", "找到 4 项", "液相色谱-串联质谱联用仪").doesNotSee("Find resources");
        visitor.press("English");
        visitor.sees("Find resources", "4 found", "Liquid chromatography-tandem mass spectrometer (LC-MS/MS)")
                .doesNotSee("查找资源", "找到");
        assertThat(visitor.address()).contains("q=");
        visitor.press("中文");
        visitor.sees("查找资源").doesNotSee("Find resources");
    }

    /** Names, purposes and other data may be Chinese; the headings, labels and buttons may not. */
    @Test
    void in_english_no_heading_label_column_or_button_of_any_screen_is_chinese() {
        var chinese = Pattern.compile("\\p{IsHan}");
        for (var screen : List.of(
                List.of(Demo.ENTREPRENEUR, ""),
                List.of(Demo.ENTREPRENEUR, "?kind=INSTRUMENT"),
                List.of(Demo.ENTREPRENEUR, "instruments/" + Demo.id(301)),
                List.of(Demo.ENTREPRENEUR, "instruments/" + Demo.id(301) + "/book"),
                List.of(Demo.ENTREPRENEUR, "bookings"),
                List.of(Demo.ENTREPRENEUR, "bookings/" + Demo.id(5001)),
                List.of(Demo.MEDICAL_COLLEGE, "approvals"),
                List.of(Demo.SCIENCE_BUREAU, "review"),
                List.of(Demo.SCIENCE_BUREAU, "review?groupBy=class"),
                List.of(Demo.SCIENCE_BUREAU, "review/records/" + Demo.MEDICAL_COLLEGE_ID))) {
            var visitor = screens.as(screen.getFirst());
            visitor.press("English").open(screen.getLast());
            for (var part : List.of("h2", "h3", "label", "dt", "th", "button", "vaadin-button", "badge", "chip")) {
                assertThat(visitor.texts(part))
                        .as("%s of /%s", part, screen.getLast())
                        .filteredOn(text -> !text.equals("中文") && !isData(visitor.rows(), text))
                        .noneMatch(text -> chinese.matcher(text).find());
            }
        }
    }

    /** The first cell of a row is its header. */
    private static boolean isData(List<List<String>> rows, String text) {
        return rows.stream().anyMatch(row -> row.getFirst().equals(text));
    }
}
