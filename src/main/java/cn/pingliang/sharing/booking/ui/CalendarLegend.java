package cn.pingliang.sharing.booking.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.Locale;

/** What the calendar's patterns mean. */
class CalendarLegend extends Composite<UnorderedList> {

    CalendarLegend() {
        this(List.of("FREE", "MINE", "elsewhere", "BUSY", "HELD", "CLOSED", "MAINTENANCE"));
    }

    /** Where nobody's own bookings are told apart. */
    static CalendarLegend ofEverybody() {
        return new CalendarLegend(List.of("FREE", "BUSY", "CLOSED", "MAINTENANCE"));
    }

    private CalendarLegend(List<String> states) {
        getContent().addClassName("legend");
        for (var state : states) {
            var swatch = new Span();
            swatch.addClassNames("legend__swatch", "legend__swatch--" + state.toLowerCase(Locale.ROOT));
            getContent().add(new ListItem(swatch, new Span(getTranslation("booking-week." + state))));
        }
    }
}
