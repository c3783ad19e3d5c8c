package cn.pingliang.sharing.notification;

import cn.pingliang.sharing.notification.Outbox.Claimed;
import cn.pingliang.sharing.schedule.Availability;
import cn.pingliang.sharing.shared.PortalTime;
import cn.pingliang.sharing.shared.TimeSlot;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Carries what is in the outbox to its channels. Each claim, and what came of it, is committed by itself. */
@Component
class Courier {

    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);

    /** So that a run ends. */
    private static final int AT_ONCE = 200;

    /** When those who want their notices once a day get them, on days that are worked. */
    private static final LocalTime MORNING = LocalTime.of(8, 30);

    private final Outbox outbox;
    private final List<NoticeChannel> channels;
    private final Availability availability;
    private final Clock clock;

    Courier(Outbox outbox, List<NoticeChannel> channels, Availability availability, Clock clock) {
        this.outbox = outbox;
        this.channels = channels;
        this.availability = availability;
        this.clock = clock;
    }

    /** The job's work: one after the other, until nothing is due or a channel is down. */
    void run() {
        var down = new HashSet<String>();
        for (var each = 0; each < AT_ONCE && down.isEmpty(); each++) {
            var claimed = outbox.claim();
            if (claimed.isEmpty()) {
                return;
            }
            carry(claimed.get(), down);
        }
    }

    private void carry(Claimed claimed, Set<String> down) {
        try {
            channel(claimed.channel()).deliver(outbox.open(claimed));
            outbox.delivered(claimed);
        } catch (DeliveryFailedException e) {
            outbox.failed(claimed, e.getMessage());
            tell(claimed, e);
            if (e.isChannelDown()) {
                down.add(claimed.channel());
            }
        } catch (RuntimeException e) {
            // A fault of ours in one of them must not keep the others.
            outbox.failed(claimed, e.toString());
            tell(claimed, e);
        }
    }

    private static void tell(Claimed claimed, Exception why) {
        if (claimed.tries() >= Outbox.MOST_TRIES) {
            LOG.error(
                    "Gave up delivery {} by {} after {} tries.", claimed.id(), claimed.channel(), claimed.tries(), why);
        } else {
            LOG.warn(
                    "Delivery {} by {} did not work (try {}), again later: {}",
                    claimed.id(),
                    claimed.channel(),
                    claimed.tries(),
                    why.getMessage());
        }
    }

    private NoticeChannel channel(String name) {
        return channels.stream()
                .filter(channel -> channel.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no channel " + name));
    }

    /** The other job's work: from half past eight on a working day, what came before that. */
    void gatherTheDays() {
        var now = clock.instant();
        var today = PortalTime.dayOf(now);
        var morning = today.atTime(MORNING).atZone(PortalTime.ZONE).toInstant();
        if (!now.isBefore(morning) && isWorked(now)) {
            outbox.gather(morning);
        }
    }

    private boolean isWorked(Instant now) {
        var today = PortalTime.dayOf(now);
        return !availability
                .daysOff(new TimeSlot(PortalTime.startOf(today), PortalTime.startOf(today.plusDays(1))))
                .contains(today);
    }
}
