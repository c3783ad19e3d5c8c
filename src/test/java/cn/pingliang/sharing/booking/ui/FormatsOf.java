package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.testing.Slot;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How screens write a slot in Chinese. */
final class FormatsOf {

    private FormatsOf() {}

    static String slot(Slot slot) {
        var zone = cn.pingliang.sharing.shared.PortalTime.ZONE;
        var day = DateTimeFormatter.ofPattern("M月d日 EEE", Locale.SIMPLIFIED_CHINESE)
                .format(slot.start().atZoneSameInstant(zone));
        return day + " " + slot.from().substring(11, 16) + "–" + slot.to().substring(11, 16);
    }
}
