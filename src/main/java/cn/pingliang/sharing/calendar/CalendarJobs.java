package cn.pingliang.sharing.calendar;

import cn.pingliang.sharing.shared.jobs.PortalJob;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CalendarJobs {

    /** Often, since somebody may have asked for it just now; it finds those that are due by an index. */
    @Bean
    PortalJob externalCalendarsAreRead(ExternalSync sync) {
        return new PortalJob("external-calendars", Duration.ofSeconds(5), sync::run);
    }
}
