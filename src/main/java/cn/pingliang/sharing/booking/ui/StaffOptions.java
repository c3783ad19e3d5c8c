package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.booking.RequesterDirectory;
import cn.pingliang.sharing.booking.RequesterDirectory.Person;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What those who decide on an instrument can do besides: ask for another, and set rules aside with a reason. */
class StaffOptions extends Composite<Div> {

    private final ComboBox<Person> onBehalfOf = new ComboBox<>();
    private final SettingAside settingAside = new SettingAside("staff");
    private Runnable listener = () -> {};

    /** Only to set rules aside. */
    StaffOptions() {
        onBehalfOf.setVisible(false);
        settingAside.onChange(() -> listener.run());
        getContent().addClassName("stack-s");
        getContent().add(onBehalfOf, settingAside);
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
        settingAside.refused(refused);
    }

    boolean areUsed() {
        return onBehalfOf() != null || overrideReason() != null;
    }

    /** Says so where rules were to be set aside and the reason is missing. */
    boolean isComplete() {
        return settingAside.isComplete();
    }

    @Nullable
    AccountId onBehalfOf() {
        var person = onBehalfOf.getValue();
        return person == null ? null : person.id();
    }

    @Nullable
    String overrideReason() {
        return settingAside.reason();
    }
}
