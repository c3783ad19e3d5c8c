package cn.pingliang.sharing.training;

import cn.pingliang.sharing.shared.jobs.PortalJob;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What happens to trainings without anybody doing it. */
@Configuration(proxyBeanMethods = false)
class TrainingJobs {

    @Bean
    PortalJob trainingsEndSoon(TrainingEndings endings) {
        return new PortalJob("trainings-end-soon", Duration.ofDays(1), endings::tell);
    }
}
