package cn.pingliang.sharing.notification;

import cn.pingliang.sharing.calendar.ExternalCalendarFailing;
import cn.pingliang.sharing.calendar.ExternalCalendarSettled;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;

/** Tells those who manage an instrument that its external calendar cannot be read, once each time it begins to fail. */
@Component
class CalendarNotices {

    private final NoticeWriter writer;

    CalendarNotices(NoticeWriter writer) {
        this.writer = writer;
    }

    @Async(NoticeThread.NAME)
    @ApplicationModuleListener
    void on(ExternalCalendarFailing failing) {
        writer.tell(NewNotice.of(failing), failing.managing());
    }

    @Async(NoticeThread.NAME)
    @ApplicationModuleListener
    void on(ExternalCalendarSettled settled) {
        writer.settle(settled.calendar());
    }
}
