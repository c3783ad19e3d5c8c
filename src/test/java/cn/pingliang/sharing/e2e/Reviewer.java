package cn.pingliang.sharing.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.math.BigDecimal;

/** What the bureau does: reads figures and opens what they are made of. */
record Reviewer(Visitor visitor) {

    private static final int EXTERNAL_HOURS = 2;

    void opensReview() {
        visitor.open("/review");
        assertThat(visitor.heading("共享评价")).isVisible();
    }

    BigDecimal externalHoursOf(String institution) {
        return new BigDecimal(externalHours(institution).textContent().replace(",", ""));
    }

    void opensExternalHoursOf(String institution) {
        externalHours(institution).getByRole(AriaRole.LINK).click();
        assertThat(visitor.heading("用机记录 · " + institution)).isVisible();
    }

    private Locator externalHours(String institution) {
        return visitor.row(institution).getByRole(AriaRole.CELL).nth(EXTERNAL_HOURS);
    }
}
