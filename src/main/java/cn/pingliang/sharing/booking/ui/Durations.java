package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.shared.ui.Formats;
import com.vaadin.flow.component.Component;
import java.math.BigDecimal;
import java.time.Duration;

/** Lengths of time in words: minutes up to an hour, then hours. */
final class Durations {

    private Durations() {}

    static String say(Component screen, Duration length) {
        return length.toMinutes() < 60
                ? screen.getTranslation("book.minutes", length.toMinutes())
                : Formats.here().hours(BigDecimal.valueOf(length.toMinutes() / 60.0));
    }
}
