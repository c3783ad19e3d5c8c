package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.booking.BookingAction;
import cn.pingliang.sharing.booking.BookingStatus;
import cn.pingliang.sharing.booking.BookingView;
import cn.pingliang.sharing.shared.ui.Formats;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.i18n.I18NProvider;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whose turn it is with a request, and until when; nobody's once it is over. */
class UpNext extends Composite<Paragraph> {

    UpNext(BookingView booking) {
        getContent().addClassName("up-next");
        getContent().setText(sentence(booking));
    }

    private String sentence(BookingView booking) {
        if (booking.actions().contains(BookingAction.EXCUSE)) {
            return getTranslation("booking.up-next.excuse", InstitutionText.of(booking));
        }
        var who = who(booking);
        var until = until(booking);
        if (who == null) {
            return getTranslation("booking.up-next.nobody");
        }
        if (booking.status() == BookingStatus.PENDING && until != null) {
            return getTranslation(
                    booking.overdue() ? "booking.up-next.overdue" : "booking.up-next.decide",
                    who,
                    Formats.here().moment(until));
        }
        return until == null
                ? getTranslation("booking.up-next", who)
                : getTranslation("booking.up-next.until", who, Formats.here().moment(until));
    }

    private static @Nullable String who(BookingView booking) {
        return switch (booking.status()) {
            case PENDING -> decider(booking);
            case AWAITING_CONFIRMATION, TESTING, REPORTED -> InstitutionText.of(booking);
            case APPROVED -> booking.changeAsked() == null ? booking.requesterName() : decider(booking);
            case RETURNED, IN_USE, COMPLETED -> booking.requesterName();
            case RATED, REJECTED, CANCELLED, EXPIRED, NO_SHOW -> null;
        };
    }

    /** The institution, and in it whom the request was handed to, with who stands in for them. */
    private static String decider(BookingView booking) {
        var routing = booking.routing();
        var institution = routing.isAtSecond()
                ? I18NProvider.translate("booking.up-next.administrators", InstitutionText.of(booking))
                : InstitutionText.of(booking);
        if (routing.handedTo() == null) {
            return institution;
        }
        return I18NProvider.translate(
                "booking.up-next.handed-to",
                institution,
                routing.substitute() == null
                        ? routing.handedTo()
                        : I18NProvider.translate("booking.stands-in-for", routing.substitute(), routing.handedTo()));
    }

    private static @Nullable Instant until(BookingView booking) {
        var proposal = booking.proposal();
        return switch (booking.status()) {
            case PENDING -> booking.decideBy();
            case RETURNED -> proposal == null ? booking.slot().start() : proposal.until();
            case APPROVED -> booking.slot().start();
            case IN_USE -> booking.slot().end();
            default -> null;
        };
    }
}
