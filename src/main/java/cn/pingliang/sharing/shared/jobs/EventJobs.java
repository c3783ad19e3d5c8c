package cn.pingliang.sharing.shared.jobs;

import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class EventJobs {

    @Bean
    PortalJob eventsAreHeardAgain(EventsAgain events) {
        return new PortalJob("events-again", Duration.ofSeconds(30), events::run);
    }
}
