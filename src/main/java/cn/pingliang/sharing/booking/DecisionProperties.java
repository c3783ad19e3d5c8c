package cn.pingliang.sharing.booking;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long an institution has to decide, in working hours of eight a day. No rule of the State names a time; two working days are
 * this project's.
 *
 * @param within from the request to the decision; institutions may promise less
 * @param remindBefore how long before that those who decide are reminded
 * @param answerWithin how long a time that they propose is kept for the applicant
 */
@ConfigurationProperties("portal.decision")
record DecisionProperties(
        @DefaultValue("16h") Duration within,
        @DefaultValue("4h") Duration remindBefore,
        @DefaultValue("16h") Duration answerWithin) {

    /** What an institution may promise at least: half of it has passed when they are reminded. */
    Duration shortest() {
        return remindBefore.multipliedBy(2);
    }
}
