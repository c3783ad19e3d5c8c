package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.booking.BookingAction;
import cn.pingliang.sharing.booking.BookingPrice;
import cn.pingliang.sharing.booking.BookingView;
import cn.pingliang.sharing.catalogue.BookableInstruments.BookableInstrument;
import cn.pingliang.sharing.shared.ui.Facts;
import cn.pingliang.sharing.shared.ui.Formats;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;

/** The time that was proposed instead: from what to what, at what price, why, and until when it is kept. */
class ProposalPanel extends Composite<Div> {

    ProposalPanel(BookingView booking, BookingView.Proposal proposal, BookableInstrument instrument) {
        var formats = Formats.here();
        var times = new Paragraph(
                getTranslation("booking.change-of-time", formats.slot(booking.slot()), formats.slot(proposal.slot())));
        times.addClassName("proposal__times");
        var price = BookingPrice.estimate(instrument, proposal.slot().hours(), booking.samples())
                .map(formats::money)
                .orElseGet(() -> PriceText.of(instrument));
        getContent().addClassNames("proposal", "stack-s");
        getContent()
                .add(
                        times,
                        new Facts()
                                .add("proposal.price", price)
                                .addChinese("proposal.reason", reason(booking))
                                .add("proposal.until", formats.moment(proposal.until())));
    }

    private static String reason(BookingView booking) {
        return booking.history().reversed().stream()
                .filter(step -> step.action() == BookingAction.PROPOSE)
                .findFirst()
                .map(BookingView.Step::reason)
                .orElseThrow();
    }
}
