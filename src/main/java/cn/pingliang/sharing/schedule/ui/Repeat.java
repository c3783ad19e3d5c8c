package cn.pingliang.sharing.schedule.ui;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The ways to repeat a closure that the form offers; the service understands any RFC 5545 rule. */
enum Repeat {
    ONCE(""),
    DAILY("FREQ=DAILY"),
    WORKDAYS("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
    WEEKLY("FREQ=WEEKLY"),
    FORTNIGHTLY("FREQ=WEEKLY;INTERVAL=2"),
    MONTHLY("FREQ=MONTHLY");

    private final String rule;

    Repeat(String rule) {
        this.rule = rule;
    }

    /** @param until the last day, which is included */
    @Nullable
    String rule(LocalDate until) {
        return this == ONCE ? null : rule + ";UNTIL=" + DateTimeFormatter.BASIC_ISO_DATE.format(until);
    }

    /** Which of them made the rule; nothing where somebody wrote it otherwise. */
    static Optional<Repeat> of(@Nullable String written) {
        if (written == null) {
            return Optional.of(ONCE);
        }
        return Arrays.stream(values())
                .filter(repeat -> repeat != ONCE && written.matches(repeat.rule + ";UNTIL=\\d{8}"))
                .findFirst();
    }

    String key() {
        return "closures.repeat." + name();
    }
}
