package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.booking.BookingConditions;
import cn.pingliang.sharing.booking.BookingRequest;
import cn.pingliang.sharing.booking.RuleExceptions;
import cn.pingliang.sharing.shared.Refusal;
import cn.pingliang.sharing.shared.TimeSlot;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What few need in the booking form: a series, an exception from the rules, and the options of the institution's staff. */
class BookingExtras extends Composite<Div> {

    private final SeriesQuestions questions;
    private final boolean forStaff;
    private final StaffOptions staff;
    private final SettingAside exception = new SettingAside("exception");
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
        forStaff = questions.areForStaff(conditions);
        staff = forStaff
                ? new StaffOptions(words -> questions.people(words, conditions.instrument()))
                : new StaffOptions();
        series = new SeriesFields(
                times -> questions.preview(complete(draft.apply(times.getFirst())), times), questions::request);
        staff.setVisible(forStaff);
        staff.onChange(changed);
        exception.onChange(changed);
        getContent().addClassName("stack");
        getContent().add(series, staff, exception);
    }

    /** The chosen time, or the same one to be looked at again. */
    void choose(@Nullable TimeSlot slot) {
        series.choose(slot);
    }

    /** Rules speak against the chosen time, or no longer do. */
    void refused(List<Refusal> refusals) {
        staff.refused(!refusals.isEmpty());
        exception.needed(!forStaff && RuleExceptions.canBeAsked(refusals));
    }

    /** Whether the staff's options change what is said to a time; {@link #opinion} then says it. */
    boolean areUsed() {
        return staff.areUsed();
    }

    /** Whether somebody has to decide before the time is anybody's. */
    boolean asksForException() {
        return exception.reason() != null;
    }

    Opinion opinion(BookingRequest request) {
        var opinion = Opinion.of(
                questions.preview(complete(request), List.of(request.slot())).getFirst());
        staff.refused(!opinion.refusals().isEmpty());
        return opinion;
    }

    BookingRequest complete(BookingRequest request) {
        return request.byStaff(staff.overrideReason(), staff.onBehalfOf()).asking(exception.reason());
    }

    /** Says so where rules are to be set aside and nobody said why. */
    boolean isComplete() {
        return staff.isComplete() && exception.isComplete();
    }

    /** @return whether the request is dealt with, as a series */
    boolean submit(BookingRequest request) {
        if (series.isSeries()) {
            series.submit(complete(request));
        }
        return series.isSeries();
    }
}
