package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.booking.RequesterDirectory;
import cn.pingliang.sharing.booking.RequesterDirectory.Person;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What those who decide on an instrument can do besides: ask for another, and set rules aside with a reason. */
class StaffOptions extends Composite<Div> {

    private static final int LONGEST_REASON = 600;

    private final ComboBox<Person> onBehalfOf = new ComboBox<>();
    private final Button setAside = new Button();
    private final TextArea reason = new TextArea();
    private Runnable listener = () -> {};

    /** Only to set rules aside. */
    StaffOptions() {
        onBehalfOf.setVisible(false);
        setAside.setText(getTranslation("staff.set-aside"));
        setAside.setVisible(false);
        setAside.addClickListener(click -> {
            setAside.setVisible(false);
            reason.setVisible(true);
            reason.focus();
        });
        reason.setLabel(getTranslation("staff.reason"));
        reason.setHelperText(getTranslation("staff.reason-help"));
        reason.setMaxLength(LONGEST_REASON);
        reason.setRequiredIndicatorVisible(true);
        reason.setManualValidation(true);
        reason.setErrorMessage(getTranslation("staff.reason-missing"));
        reason.setValueChangeMode(ValueChangeMode.ON_BLUR);
        reason.setWidthFull();
        reason.setVisible(false);
        reason.addValueChangeListener(change -> listener.run());
        getContent().addClassName("stack-s");
        getContent().add(onBehalfOf, setAside, reason);
    }

    /** @param people finds them by words */
    StaffOptions(Function<String, List<Person>> people) {
        this();
        onBehalfOf.setVisible(true);
        onBehalfOf.setLabel(getTranslation("staff.on-behalf-of"));
        onBehalfOf.setHelperText(getTranslation("staff.on-behalf-of-help", RequesterDirectory.FEWEST_LETTERS));
        onBehalfOf.setClearButtonVisible(true);
        onBehalfOf.setWidthFull();
        onBehalfOf.setItemLabelGenerator(
                person -> getTranslation("booking.requester", person.name(), person.organisation()));
        onBehalfOf.setItemsWithFilterConverter(
                query -> people.apply(query.getFilter().orElse("")).stream()
                        .skip(query.getOffset())
                        .limit(query.getLimit()),
                words -> words);
        onBehalfOf.addValueChangeListener(change -> listener.run());
    }

    void onChange(Runnable changed) {
        listener = changed;
    }

    /** Rules speak against what is asked for, or no longer do. */
    void refused(boolean refused) {
        setAside.setVisible(refused && !reason.isVisible());
    }

    boolean areUsed() {
        return onBehalfOf() != null || overrideReason() != null;
    }

    /** Says so where rules were to be set aside and the reason is missing. */
    boolean isComplete() {
        var missing = setsAside() && overrideReason() == null;
        reason.setInvalid(missing);
        if (missing) {
            reason.focus();
        }
        return !missing;
    }

    private boolean setsAside() {
        return reason.isVisible();
    }

    @Nullable
    AccountId onBehalfOf() {
        var person = onBehalfOf.getValue();
        return person == null ? null : person.id();
    }

    @Nullable
    String overrideReason() {
        return setsAside() && !reason.getValue().isBlank() ? reason.getValue().strip() : null;
    }
}
