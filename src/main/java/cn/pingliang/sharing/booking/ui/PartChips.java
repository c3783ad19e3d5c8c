package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.booking.DecisionQueue.Part;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Nav;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Narrows what waits for a decision to a part of it. Not shown while there is only the whole. */
class PartChips extends Composite<Nav> {

    PartChips(Part shown, Map<Part, Long> counts) {
        getContent().addClassName("chips");
        getContent().getElement().setAttribute("aria-label", getTranslation("approvals.parts"));
        for (var part : Part.values()) {
            var chip = new Anchor(
                    address(part),
                    getTranslation(
                            "approvals.tab", getTranslation("approvals.part." + part), counts.getOrDefault(part, 0L)));
            chip.addClassName("chip");
            if (part == shown) {
                chip.getElement().setAttribute("aria-current", "page");
            }
            getContent().add(chip);
        }
        getContent()
                .setVisible(shown != Part.ALL
                        || counts.entrySet().stream()
                                .anyMatch(each -> each.getKey() != Part.ALL && each.getValue() > 0));
    }

    static String address(Part part) {
        return "approvals?status=pending" + (part == Part.ALL ? "" : "&part=" + parameter(part));
    }

    /** The part an address asks for; all where it asks for none that there is. */
    static Part of(String name) {
        return Stream.of(Part.values())
                .filter(part -> parameter(part).equals(name))
                .findFirst()
                .orElse(Part.ALL);
    }

    private static String parameter(Part part) {
        return part.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
