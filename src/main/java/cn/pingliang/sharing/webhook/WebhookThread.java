package cn.pingliang.sharing.webhook;

import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one thread of a node that puts down what is to be told, in order; as that of the notices. */
@Configuration(proxyBeanMethods = false)
class WebhookThread {

    static final String NAME = "webhookExecutor";

    /** Not for anybody who asks for some executor. */
    @Bean(name = NAME, defaultCandidate = false, destroyMethod = "shutdownNow")
    Executor webhookExecutor() {
        return Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name("webhooks").daemon().factory());
    }
}
