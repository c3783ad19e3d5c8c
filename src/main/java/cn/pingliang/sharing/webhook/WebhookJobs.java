package cn.pingliang.sharing.webhook;

import cn.pingliang.sharing.shared.jobs.PortalJob;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What happens to webhooks without anybody doing it. */
@Configuration(proxyBeanMethods = false)
class WebhookJobs {

    @Bean
    PortalJob webhooksAreTold(WebhookCourier courier) {
        return new PortalJob("webhooks-told", Duration.ofSeconds(5), courier::run);
    }

    @Bean
    PortalJob oldDeliveriesOfWebhooksAreForgotten(WebhookForgetting forgetting) {
        return new PortalJob("webhooks-forgotten", Duration.ofHours(6), forgetting::run);
    }
}
