package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.booking.SampleDetails;
import cn.pingliang.sharing.booking.SampleDetails.Remains;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is sent in to be measured: how much of what, where to and until when. Not there where somebody comes themselves. */
class SampleFields extends Composite<Div> {

    private final Supplier<String> sendTo;
    private final Paragraph where = new Paragraph();
    private final SamplesField number = new SamplesField();
    private final TextArea description = new TextArea();
    private final Select<Remains> remains = new Select<>();

    /** @param sendTo address and person; empty where they are not published. Asked for when it is first to be shown */
    SampleFields(Supplier<String> sendTo) {
        this.sendTo = sendTo;
        where.addClassName("muted");
        description.setLabel(getTranslation("book.form.sample-description"));
        description.setHelperText(getTranslation("book.form.sample-description-help"));
        description.setMaxLength(SampleDetails.LONGEST);
        description.setWidthFull();
        remains.setLabel(getTranslation("book.form.sample-remains"));
        remains.setItems(Remains.values());
        remains.setEmptySelectionAllowed(true);
        remains.setEmptySelectionCaption(getTranslation("samples.remains-open"));
        remains.setItemLabelGenerator(
                each -> getTranslation(each == null ? "samples.remains-open" : "samples.remains." + each));
        getContent().addClassName("stack-s");
        getContent().add(new Paragraph(getTranslation("book.form.samples-how")), where, number, description, remains);
    }

    void show(boolean wanted) {
        if (wanted && where.getText().isEmpty()) {
            var to = sendTo.get();
            where.setText(
                    getTranslation("book.form.samples-to", to.isEmpty() ? getTranslation("samples.ask-where") : to));
        }
        setVisible(wanted);
    }

    /** Everything that can be filled in. */
    Stream<HasValue<?, ?>> all() {
        return Stream.of(number, description, remains);
    }

    SamplesField number() {
        return number;
    }

    /** How many; null where none are sent in, or nobody said yet. */
    @Nullable
    Integer asked() {
        return isVisible() ? number.getValue() : null;
    }

    SampleDetails details() {
        return isVisible() ? new SampleDetails(description.getValue(), remains.getValue()) : SampleDetails.NONE;
    }

    /** Says what is wrong, if anything is. */
    boolean isRight() {
        return !isVisible() || number.isRight();
    }

    void fill(@Nullable Integer howMany, SampleDetails details) {
        number.setValue(howMany);
        description.setValue(details.description() == null ? "" : details.description());
        remains.setValue(details.remains());
    }

    boolean areEmpty() {
        return all().allMatch(HasValue::isEmpty);
    }

    void clear() {
        all().forEach(HasValue::clear);
        number.setInvalid(false);
    }
}
