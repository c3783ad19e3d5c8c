package cn.pingliang.sharing.notification;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.booking.SubstituteNamed;
import cn.pingliang.sharing.booking.SubstituteReleased;
import java.util.Set;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;

/** Tells whoever stands in for a colleague for whom and on which days, and that it is over; nobody what they did themselves. */
@Component
class SubstituteNotices {

    private final NoticeWriter writer;

    SubstituteNotices(NoticeWriter writer) {
        this.writer = writer;
    }

    @Async(NoticeThread.NAME)
    @ApplicationModuleListener
    void on(SubstituteNamed named) {
        tell(NewNotice.of(named), named.substitute(), named.by());
    }

    @Async(NoticeThread.NAME)
    @ApplicationModuleListener
    void on(SubstituteReleased released) {
        tell(NewNotice.of(released), released.substitute(), released.by());
    }

    private void tell(NewNotice notice, AccountId substitute, AccountId by) {
        if (!substitute.equals(by)) {
            writer.tell(notice, Set.of(substitute));
        }
    }
}
