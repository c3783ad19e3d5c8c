package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.booking.BookingAction;
import cn.pingliang.sharing.booking.BookingView;
import cn.pingliang.sharing.shared.ui.Formats;
import cn.pingliang.sharing.shared.ui.Story;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import org.jspecify.annotations.Nullable;

/** Every step a request took, and all that was said about it: what, by whom, when, and why. */
class BookingTimeline extends Composite<Div> {

    BookingTimeline(BookingView booking) {
        getContent()
                .add(new Story(booking.history().stream()
                        .map(step -> entry(booking, step))
                        .toList()));
    }

    private Story.Entry entry(BookingView booking, BookingView.Step step) {
        return new Story.Entry(
                getTranslation("booking.step." + step.action()),
                by(step),
                step.at(),
                fact(step),
                step.reason(),
                step.action() == BookingAction.MESSAGE,
                step.files().stream()
                        .map(file -> new Story.File(
                                file.name(),
                                file.size(),
                                "api/v1/bookings/%s/files/%s".formatted(booking.id(), file.id())))
                        .toList());
    }

    private String by(BookingView.Step step) {
        if (step.by() == null) {
            return getTranslation("booking.by-the-portal");
        }
        return step.forColleague() == null
                ? step.by()
                : getTranslation("booking.stands-in-for", step.by(), step.forColleague());
    }

    private @Nullable String fact(BookingView.Step step) {
        if (step.slot() != null) {
            return Formats.here().slot(step.slot());
        }
        return step.to() == null ? null : getTranslation("booking.reassigned-to", step.to());
    }
}
