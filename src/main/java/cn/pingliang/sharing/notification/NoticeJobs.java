package cn.pingliang.sharing.notification;

import cn.pingliang.sharing.shared.jobs.PortalJob;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What happens to notices without anybody doing it. */
@Configuration(proxyBeanMethods = false)
class NoticeJobs {

    @Bean
    PortalJob noticesLeave(Courier courier) {
        return new PortalJob("notices-leave", Duration.ofSeconds(5), courier::run);
    }

    @Bean
    PortalJob noticesOfTheDay(Courier courier) {
        return new PortalJob("notices-of-the-day", Duration.ofMinutes(5), courier::gatherTheDays);
    }

    @Bean
    PortalJob oldNoticesAreForgotten(Forgetting forgetting) {
        return new PortalJob("notices-forgotten", Duration.ofHours(6), forgetting::run);
    }
}
