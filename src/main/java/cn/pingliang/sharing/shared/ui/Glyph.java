package cn.pingliang.sharing.shared.ui;

import com.vaadin.flow.component.html.Span;
import java.util.Locale;

/** A small picture beside words, in their colour ({@code glyphs.css}). It says nothing by itself: readers skip it. */
public enum Glyph {
    MARK,
    SEARCH,
    INSTRUMENT,
    FACILITY,
    DATASET,
    FINDING,
    CALENDAR,
    INBOX,
    TIMELINE,
    CHART,
    MANAGE,
    PERSON,
    PEOPLE,
    DISPLAY,
    BELL,
    CHECK,
    CLOSE,
    MORE,
    CLOCK,
    PLACE,
    NEXT,
    PREVIOUS,
    FLASK,
    SPECTRUM,
    RULER,
    CLOUD,
    WAVE,
    PULSE,
    GEAR,
    SCAN;

    public Span icon() {
        var icon = new Span();
        icon.addClassNames("glyph", "glyph--" + name().toLowerCase(Locale.ROOT));
        icon.getElement().setAttribute("aria-hidden", "true");
        return icon;
    }
}
