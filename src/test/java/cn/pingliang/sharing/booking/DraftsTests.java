package cn.pingliang.sharing.booking;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.booking.Drafts.Draft;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.shared.TimeSlot;
import cn.pingliang.sharing.testing.Database;
import cn.pingliang.sharing.testing.Demo;
import cn.pingliang.sharing.testing.Instruments;
import cn.pingliang.sharing.testing.PortalTest;
import cn.pingliang.sharing.testing.Slot;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class DraftsTests {

    private static final TimeSlot MORNING = Slot.inDays(9, "09:00", "11:00").asTimeSlot();

    @Autowired
    private Drafts drafts;

    @Autowired
    private Instruments instruments;

    @Autowired
    private Database database;

    private static final SampleDetails SAMPLES = new SampleDetails("风干土样，每份 200 g", SampleDetails.Remains.RETURN);

    private static Draft draft(ResourceId instrument, @Nullable TimeSlot slot, String purpose) {
        return new Draft(
                instrument, "", "", "", slot, purpose, ServiceMode.ENTRUSTED, 12, true, Instant.EPOCH, SAMPLES);
    }

    @Test
    void the_latest_of_each_instrument_is_kept_for_its_owner_alone() {
        var mine = new AccountId(database.account(Demo.ENTREPRENEUR));
        var instrument = new ResourceId(instruments.create());
        drafts.keep(draft(instrument, null, ""), mine);
        assertThat(drafts.of(instrument, mine).orElseThrow().request()).isEmpty();
        drafts.keep(draft(instrument, MORNING, "测定果园土壤"), mine);
        var kept = drafts.of(instrument, mine).orElseThrow();
        assertThat(kept.slot()).isEqualTo(MORNING);
        assertThat(kept.samples()).isEqualTo(12);
        assertThat(kept.institutionName()).isEqualTo("甘肃医学院");
        assertThat(kept.request().orElseThrow().purpose()).isEqualTo("测定果园土壤");
        assertThat(kept.request().orElseThrow().sampleDetails()).isEqualTo(SAMPLES);
        assertThat(drafts.of(mine).stream().filter(each -> each.instrument().equals(instrument)))
                .hasSize(1);
        assertThat(drafts.of(instrument, new AccountId(database.account(Demo.OTHER_ENTREPRENEUR))))
                .isEmpty();
        drafts.discard(instrument, mine);
        assertThat(drafts.of(instrument, mine)).isEmpty();
    }
}
