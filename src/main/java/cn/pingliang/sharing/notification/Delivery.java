package cn.pingliang.sharing.notification;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Notices on their way to a person.
 *
 * @param id the same however often it is tried
 * @param notices at least one, the oldest first; several where somebody wants them once a day
 * @param made when it was put into the outbox
 */
public record Delivery(UUID id, Recipient to, List<NoticeView> notices, Instant made) {

    public Delivery {
        notices = List.copyOf(notices);
    }
}
