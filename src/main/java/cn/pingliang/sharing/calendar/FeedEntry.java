package cn.pingliang.sharing.calendar;

import cn.pingliang.sharing.shared.TimeSlot;
import java.time.Instant;
import net.fortuna.ical4j.model.property.Status;
import org.jspecify.annotations.Nullable;

/**
 * What a calendar shows of a booking or closure, in its reader's language.
 *
 * @param uid names it in every calendar, for good
 * @param sequence grows with each change
 * @param path where the portal says more of it; null where nowhere
 */
record FeedEntry(
        String uid,
        int sequence,
        Instant touched,
        TimeSlot slot,
        String summary,
        String location,
        @Nullable String path,
        Status status) {}
