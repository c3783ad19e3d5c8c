package cn.pingliang.sharing.booking.ui;

import java.util.Arrays;
import java.util.Optional;

/** How much time the timeline shows at once. */
enum TimelineScale {
    DAY("day", 1),
    THREE_DAYS("3days", 3),
    WEEK("week", 7),
    MONTH("month", 31);

    private final String word;
    private final int days;

    TimelineScale(String word, int days) {
        this.word = word;
        this.days = days;
    }

    /** As addresses spell it; {@code timeline.scale.…} is its name. */
    String word() {
        return word;
    }

    int days() {
        return days;
    }

    static Optional<TimelineScale> of(String word) {
        return Arrays.stream(values()).filter(scale -> scale.word.equals(word)).findFirst();
    }
}
