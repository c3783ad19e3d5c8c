package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.booking.BookingTerms;
import cn.pingliang.sharing.booking.Demands;
import cn.pingliang.sharing.booking.ServiceMode;
import cn.pingliang.sharing.catalogue.BookableInstruments.BookableInstrument;
import cn.pingliang.sharing.shared.PortalTime;
import cn.pingliang.sharing.shared.TimeSlot;
import cn.pingliang.sharing.shared.ui.Formats;
import cn.pingliang.sharing.shared.ui.LinkButton;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** When an instrument can be had, at a glance: the next free slots, each a way to book it, the price and the rules in words. */
class NextFreePanel extends Composite<Aside> {

    private final BookableInstrument instrument;

    /**
     * @param free the next free slots, soonest first; empty where there are none or it cannot be booked
     * @param training null where none is needed
     */
    NextFreePanel(
            Demands demands,
            BookingTerms terms,
            List<TimeSlot> free,
            boolean signedIn,
            @Nullable TrainingLine training) {
        instrument = demands.instrument();
        getContent().addClassNames("card", "stack-s", "next-free");
        getContent().add(new H2(getTranslation("panel.title")), price());
        if (!instrument.isOpenToOthers()) {
            getContent().add(new Paragraph(getTranslation("panel.not-bookable")));
            return;
        }
        getContent()
                .add(
                        new H3(getTranslation("panel.next")),
                        slots(free),
                        new CompanionLine(demands.companions()),
                        ways(signedIn));
        if (training != null) {
            getContent().add(training);
        }
        getContent().add(new H3(getTranslation("panel.rules")), new TermsList(terms));
    }

    /** The services that are offered: machine time, samples, or both. */
    private Div ways(boolean signedIn) {
        var ways = new Div();
        ways.addClassName("cluster");
        var samples = BookAddress.toAsk(instrument.id(), ServiceMode.ENTRUSTED);
        if (instrument.openToBooking()) {
            ways.add(LinkButton.primary(BookAddress.path(instrument.id()), signedIn ? "panel.book" : "panel.sign-in"));
        }
        if (instrument.openToSamples()) {
            ways.add(
                    instrument.openToBooking()
                            ? new LinkButton(samples, "panel.samples")
                            : LinkButton.primary(samples, signedIn ? "panel.samples" : "panel.sign-in-samples"));
        }
        return ways;
    }

    private Paragraph price() {
        var price = new Paragraph(PriceText.of(instrument));
        price.addClassName("next-free__price");
        return price;
    }

    private com.vaadin.flow.component.Component slots(List<TimeSlot> free) {
        if (free.isEmpty()) {
            return new Paragraph(getTranslation("panel.none"));
        }
        var formats = Formats.here();
        var list = new UnorderedList();
        list.addClassName("next-free__slots");
        free.forEach(slot -> list.add(new ListItem(new Anchor(address(slot), formats.slot(slot)))));
        return list;
    }

    /** The week of the slot, with the slot chosen. */
    private String address(TimeSlot slot) {
        return BookAddress.path(instrument.id()) + "?start=" + LocalDateTime.ofInstant(slot.start(), PortalTime.ZONE)
                + "&end=" + LocalDateTime.ofInstant(slot.end(), PortalTime.ZONE);
    }
}
