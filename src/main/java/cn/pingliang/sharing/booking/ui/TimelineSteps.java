package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.shared.ui.Formats;
import cn.pingliang.sharing.shared.ui.Glyph;
import cn.pingliang.sharing.shared.ui.LinkButton;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Nav;
import java.time.LocalDate;

/** Which days are shown, and the ways to others: earlier, today, later, more or fewer at once. Links, so that they can be kept. */
class TimelineSteps extends Composite<Div> {

    TimelineSteps(TimelineAddress address, LocalDate today) {
        var first = address.firstOr(today);
        var formats = Formats.here();
        var days = address.scale().days();
        var label = new H2(
                days == 1
                        ? formats.day(first)
                        : getTranslation("week.label", formats.day(first), formats.day(first.plusDays(days - 1L))));
        label.addClassName("week-picker__label");
        label.getElement().setAttribute("aria-live", "polite");
        var picker = new Div(
                arrow(Glyph.PREVIOUS, "timeline.earlier", address.moved(today, -1)),
                label,
                arrow(Glyph.NEXT, "timeline.later", address.moved(today, 1)));
        picker.addClassNames("cluster", "week-picker");
        var back = new LinkButton(address.from(today, today).href(), "timeline.today");
        back.setVisible(!first.equals(today));
        getContent().addClassNames("cluster", "cluster--apart");
        getContent().add(picker, back, scales(address));
    }

    private Component arrow(Glyph glyph, String key, TimelineAddress to) {
        var arrow = new Anchor(to.href(), glyph.icon());
        arrow.addClassName("button");
        arrow.setAriaLabel(getTranslation(key));
        arrow.setTitle(getTranslation(key));
        return arrow;
    }

    private Nav scales(TimelineAddress address) {
        var scales = new Nav();
        scales.addClassName("chips");
        scales.setAriaLabel(getTranslation("timeline.scale"));
        for (var scale : TimelineScale.values()) {
            var link = new Anchor(address.scale(scale).href(), getTranslation("timeline.scale." + scale.word()));
            if (scale == address.scale()) {
                link.getElement().setAttribute("aria-current", "true");
            }
            scales.add(link);
        }
        return scales;
    }
}
