package cn.pingliang.sharing.training;

import cn.pingliang.sharing.shared.PortalTime;
import cn.pingliang.sharing.training.TrainingEvent.TrainingEndsSoon;
import java.time.Clock;
import java.util.Objects;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells each person once, in time, that a training of theirs ends. */
@Component
class TrainingEndings {

    /** Also how long before its end a training counts as ending soon. */
    static final int DAYS_BEFORE = 30;

    private final Trainings trainings;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    TrainingEndings(Trainings trainings, ApplicationEventPublisher events, Clock clock) {
        this.trainings = trainings;
        this.events = events;
        this.clock = clock;
    }

    @Transactional
    void tell() {
        var today = PortalTime.dayOf(clock.instant());
        trainings
                .endingBy(today.plusDays(DAYS_BEFORE), today)
                .forEach(each -> events.publishEvent(new TrainingEndsSoon(
                        each.id(), each.instrument(), each.person(), Objects.requireNonNull(each.until()))));
    }
}
