package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.booking.Colleague;
import cn.pingliang.sharing.booking.RoutingSheet;
import cn.pingliang.sharing.booking.RoutingSheet.Route;
import cn.pingliang.sharing.catalogue.BookableInstruments.BookableInstrument;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.shared.ui.Formats;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Who decides as it is now, in plain words: in general, for single instruments, and what holds in any case. */
class RoutingSummary extends Composite<Div> {

    private final RoutingSheet sheet;

    RoutingSummary(RoutingSheet sheet) {
        this.sheet = sheet;
        var list = new UnorderedList();
        list.addClassName("rules-summary");
        list.add(new ListItem(getTranslation("routing.general", said(sheet.general()))));
        sheet.instruments().stream()
                .filter(each -> sheet.exceptions().containsKey(each.id()))
                .forEach(each -> list.add(exception(each)));
        list.add(new ListItem(getTranslation("routing.within", sheet.within().hours())));
        list.add(new ListItem(getTranslation("routing.four-eyes")));
        getContent().addClassNames("card", "stack-s");
        getContent()
                .add(
                        new H2(getTranslation("routing.summary")),
                        list,
                        new Paragraph(new Anchor(RulesAddress.ROUTE, getTranslation("routing.to-the-rules"))));
    }

    private ListItem exception(BookableInstrument instrument) {
        var name = Formats.here().name(instrument.name(), instrument.nameEn());
        var item = new ListItem(getTranslation("routing.exception", name, said(sheet.of(instrument.id()))));
        if (sheet.administers()) {
            item.add(new Anchor(href(sheet, instrument.id()), getTranslation("routing.edit")));
        }
        return item;
    }

    private String said(Route route) {
        var first = route.deciders().isEmpty()
                ? getTranslation(route.twoSteps() ? "routing.by-managers" : "routing.by-default")
                : getTranslation(
                        "routing.by-name",
                        route.deciders().stream()
                                .map(Colleague::name)
                                .collect(Collectors.joining(getTranslation("routing.and"))));
        if (!route.twoSteps()) {
            return first;
        }
        return first
                + (route.twoStepsFrom() == null
                        ? getTranslation("routing.then-administrators")
                        : getTranslation("routing.then-administrators.from", route.twoStepsFrom()));
    }

    static String href(RoutingSheet sheet, @Nullable ResourceId instrument) {
        var general = RoutingView.ROUTE + "?institution=" + sheet.institution();
        return instrument == null ? general : general + "&instrument=" + instrument;
    }
}
