package cn.pingliang.sharing.notification;

import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The one thread of a node that writes notices: they follow their events soon and in order, and never take the database's
 * connections away from the people who cause them. What it has not done when the portal stops is in the event publication
 * registry.
 */
@Configuration(proxyBeanMethods = false)
class NoticeThread {

    static final String NAME = "noticeExecutor";

    /** Not for anybody who asks for some executor. */
    @Bean(name = NAME, defaultCandidate = false, destroyMethod = "shutdownNow")
    Executor noticeExecutor() {
        return Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name("notices").daemon().factory());
    }
}
