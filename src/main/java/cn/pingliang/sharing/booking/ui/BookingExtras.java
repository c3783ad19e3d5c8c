package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.booking.BookingConditions;
import cn.pingliang.sharing.booking.BookingRequest;
import cn.pingliang.sharing.shared.TimeSlot;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What few need in the booking form: a series, and the options of the institution's staff. */
class BookingExtras extends Composite<Div> {

    private final SeriesQuestions questions;
    private final StaffOptions staff;
    private final SeriesFields series;

    /**
     * @param draft the request for a time, as if the form were complete
     * @param changed something that the rules look at
     */
    BookingExtras(
            BookingConditions conditions,
            SeriesQuestions questions,
            Function<TimeSlot, BookingRequest> draft,
            Runnable changed) {
        this.questions = questions;
        var forStaff = questions.areForStaff(conditions);
        staff = forStaff
                ? new StaffOptions(words -> questions.people(words, conditions.instrument()))
                : new StaffOptions();
        series = new SeriesFields(
                times -> questions.preview(complete(draft.apply(times.getFirst())), times), questions::request);
        staff.setVisible(forStaff);
        staff.onChange(changed);
        getContent().addClassName("stack");
        getContent().add(series, staff);
    }

    /** The chosen time, or the same one to be looked at again. */
    void choose(@Nullable TimeSlot slot) {
        series.choose(slot);
    }

    /** Rules speak against the chosen time, or no longer do. */
    void refused(boolean refused) {
        staff.refused(refused);
    }

    /** Whether the staff's options change what is said to a time; {@link #opinion} then says it. */
    boolean areUsed() {
        return staff.areUsed();
    }

    Opinion opinion(BookingRequest request) {
        var opinion = Opinion.of(
                questions.preview(complete(request), List.of(request.slot())).getFirst());
        refused(!opinion.refusals().isEmpty());
        return opinion;
    }

    BookingRequest complete(BookingRequest request) {
        return request.byStaff(staff.overrideReason(), staff.onBehalfOf());
    }

    /** @return whether the request is dealt with: as a series, or because something is missing, which is said */
    boolean submit(BookingRequest request) {
        if (!staff.isComplete()) {
            return true;
        }
        if (series.isSeries()) {
            series.submit(complete(request));
        }
        return series.isSeries();
    }
}
