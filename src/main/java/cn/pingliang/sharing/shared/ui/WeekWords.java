package cn.pingliang.sharing.shared.ui;

import com.vaadin.flow.i18n.I18NProvider;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The words of {@link BookingWeek}, since all that a person reads in the browser comes from the translations. */
final class WeekWords {

    private static final List<String> WORDS = List.of(
            "calendar",
            "days",
            "today",
            "selection",
            "FREE",
            "BUSY",
            "PENDING",
            "CLOSED",
            "MAINTENANCE",
            "MINE",
            "HELD",
            "BUFFER",
            "GAP",
            "SOON",
            "FAR",
            "PAST",
            "elsewhere",
            "tooShort",
            "tooLong",
            "notFree",
            "notOpen");

    private WeekWords() {}

    static Map<String, String> labels() {
        var labels = new LinkedHashMap<String, String>();
        WORDS.forEach(word -> labels.put(word, I18NProvider.translate("booking-week." + word)));
        return labels;
    }
}
