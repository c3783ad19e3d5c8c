package cn.pingliang.sharing.booking.ui;

/** The ways to repeat a booking that the form offers; the desk understands any RFC 5545 rule. */
enum Repetition {
    ONCE(""),
    DAILY("FREQ=DAILY"),
    WEEKLY("FREQ=WEEKLY"),
    FORTNIGHTLY("FREQ=WEEKLY;INTERVAL=2"),
    MONTHLY("FREQ=MONTHLY");

    private final String rule;

    Repetition(String rule) {
        this.rule = rule;
    }

    /** @param end {@code COUNT=…} or {@code UNTIL=…} */
    String endingAt(String end) {
        return rule + ";" + end;
    }
}
