package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.shared.jobs.PortalJob;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What happens to requests and waits without anybody doing it. */
@Configuration(proxyBeanMethods = false)
class BookingJobs {

    @Bean
    PortalJob waitingListTurns(WaitingList waiting) {
        return new PortalJob("waiting-list-turns", Duration.ofSeconds(10), waiting::turn);
    }

    @Bean
    PortalJob holdsExpire(SlotHolds holds) {
        return new PortalJob("holds-expire", Duration.ofSeconds(10), holds::clearExpired);
    }

    @Bean
    PortalJob proposalsLapse(BookingProposals proposals) {
        return new PortalJob("proposals-lapse", Duration.ofSeconds(10), proposals::lapse);
    }

    @Bean
    PortalJob decisionsAreDue(DecisionDeadlines deadlines) {
        return new PortalJob("decision-deadlines", Duration.ofMinutes(1), deadlines::remindAndEscalate);
    }

    @Bean
    PortalJob undecidedRequestsExpire(UndecidedRequests undecided) {
        return new PortalJob("undecided-requests-expire", Duration.ofMinutes(1), undecided::expire);
    }

    @Bean
    PortalJob noShowsAreMarked(NoShows noShows) {
        return new PortalJob("no-shows", Duration.ofMinutes(1), noShows::mark);
    }

    @Bean
    PortalJob decisionBatchesAreDone(DecisionBatchRun batches) {
        return new PortalJob("decision-batches", Duration.ofSeconds(1), batches::run);
    }
}
