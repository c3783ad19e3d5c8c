package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.booking.BookingAction;
import cn.pingliang.sharing.booking.BookingStatus;
import cn.pingliang.sharing.booking.BookingView;
import cn.pingliang.sharing.shared.ui.Formats;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;

/** Whose turn it is, in a sentence, and the buttons for whoever's turn it is. */
class NextStep extends Composite<Section> {

    NextStep(BookingView booking, BookingActions actions) {
        var formats = Formats.here();
        var sentence = new Paragraph(getTranslation(
                booking.competes() && booking.status() == BookingStatus.PENDING
                        ? "booking.next-competing"
                        : "booking.next." + booking.status(),
                InstitutionText.of(booking),
                formats.slot(booking.slot())));
        sentence.addClassName("next-step__sentence");
        getContent().addClassNames("card", "stack-s", "next-step");
        getContent().add(sentence);
        if (booking.decideBy() != null) {
            getContent().add(new Paragraph(getTranslation("booking.decide-by", formats.moment(booking.decideBy()))));
        }
        if (booking.status() == BookingStatus.RETURNED) {
            getContent().add(asked(booking));
        }
        if (booking.changeAsked() != null) {
            getContent()
                    .add(new Paragraph(getTranslation(
                            "booking.change-waits", formats.slot(booking.changeAsked()), InstitutionText.of(booking))));
        }
        getContent().add(actions);
    }

    /** What the institution asked for, in its own words. */
    private Paragraph asked(BookingView booking) {
        var words = new Paragraph(booking.history().reversed().stream()
                .filter(step -> step.action() == BookingAction.RETURN)
                .findFirst()
                .map(BookingView.Step::reason)
                .orElseThrow());
        words.addClassName("next-step__asked");
        return words;
    }
}
