package cn.pingliang.sharing.schedule;

import cn.pingliang.sharing.shared.Message;
import cn.pingliang.sharing.shared.TimeSlot;
import cn.pingliang.sharing.shared.web.Problem;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;

/** The stretch of time that a call of the API asks about: at most 35 days, so that every answer has its bounds. */
final class AskedWindow {

    private static final Duration LONGEST = Duration.ofDays(35);

    private AskedWindow() {}

    /** @throws Problem.ProblemException that names {@code to}, where the window cannot be or is too long */
    static TimeSlot of(OffsetDateTime from, OffsetDateTime to) {
        if (!to.isAfter(from)) {
            throw invalid("violation.ends-before-start");
        }
        if (Duration.between(from, to).compareTo(LONGEST) > 0) {
            throw invalid("violation.window-too-long");
        }
        return new TimeSlot(from.toInstant(), to.toInstant());
    }

    private static Problem.ProblemException invalid(String message) {
        return Problem.of(HttpStatus.BAD_REQUEST, "invalid")
                .with("violations", List.of(Map.of("field", "to", "message", Message.of(message))))
                .asException();
    }
}
