package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.booking.BookingAnswer.Alternative;
import cn.pingliang.sharing.booking.BookingPrice;
import cn.pingliang.sharing.booking.BookingRequest;
import cn.pingliang.sharing.booking.BookingTerms;
import cn.pingliang.sharing.booking.ServiceMode;
import cn.pingliang.sharing.catalogue.BookableInstruments.BookableInstrument;
import cn.pingliang.sharing.shared.Refusal;
import cn.pingliang.sharing.shared.TimeSlot;
import cn.pingliang.sharing.shared.ui.Formats;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is asked for, what it costs, what the rules say to it, and the rest that a request needs. */
class BookingForm extends Composite<Aside> {

    static final int LONGEST_PURPOSE = 600;

    private final BookableInstrument instrument;
    private final BookingTerms terms;
    private final Function<TimeSlot, List<Refusal>> judge;

    private final Paragraph time = new Paragraph();
    private final Paragraph price = new Paragraph();
    private final Verdict verdict = new Verdict();
    private final Select<ServiceMode> serviceMode = new Select<>();
    private final IntegerField samples = new IntegerField();
    private final TextArea purpose = new TextArea();
    private final Checkbox agreement = new Checkbox();
    private final Button submit = new Button();

    private @Nullable TimeSlot chosen;
    private Consumer<BookingRequest> submitListener = request -> {};

    BookingForm(BookableInstrument instrument, BookingTerms terms, Function<TimeSlot, List<Refusal>> judge) {
        this.instrument = instrument;
        this.terms = terms;
        this.judge = judge;
        buildFields();
        getContent().addClassNames("card", "stack", "booking-form");
        var selection = new Div(time, price);
        selection.addClassName("booking-form__selection");
        selection.getElement().setAttribute("role", "status");
        getContent()
                .add(
                        new H2(getTranslation("book.form.title")),
                        selection,
                        verdict,
                        serviceMode,
                        samples,
                        purpose,
                        agreement,
                        submit,
                        next());
        choose(null);
    }

    private void buildFields() {
        time.addClassName("booking-form__time");
        price.addClassName("muted");
        serviceMode.setLabel(getTranslation("book.form.service-mode"));
        serviceMode.setItems(offered());
        serviceMode.setItemLabelGenerator(mode -> getTranslation("booking.service-mode." + mode));
        offered().stream().findFirst().ifPresent(serviceMode::setValue);
        serviceMode.addValueChangeListener(change -> {
            showSamples();
            choose(chosen);
        });
        samples.setLabel(getTranslation("book.form.samples"));
        samples.setMin(1);
        samples.setMax(100_000);
        samples.setStepButtonsVisible(true);
        samples.addValueChangeListener(change -> choose(chosen));
        showSamples();
        purpose.setLabel(getTranslation("book.form.purpose"));
        purpose.setPlaceholder(getTranslation("book.form.purpose-example"));
        purpose.setMaxLength(LONGEST_PURPOSE);
        purpose.setRequiredIndicatorVisible(true);
        purpose.setWidthFull();
        agreement.setLabel(getTranslation("book.form.agreement"));
        agreement.setVisible(terms.agreementNeeded());
        submit.setText(getTranslation("book.form.submit"));
        submit.addThemeVariants(ButtonVariant.PRIMARY);
        submit.addClickListener(click -> submit());
    }

    /** Who decides, and when: nobody should have to ask. */
    private Paragraph next() {
        var next = new Paragraph(getTranslation(
                terms.approvalNeeded() ? "book.form.next-approval" : "book.form.next-automatic",
                instrument.institutionName()));
        next.addClassName("muted");
        return next;
    }

    @Nullable
    ServiceMode serviceMode() {
        return serviceMode.getValue();
    }

    void onSubmit(Consumer<BookingRequest> listener) {
        submitListener = listener;
    }

    void onAlternative(Consumer<TimeSlot> listener) {
        verdict.onAlternative(listener);
    }

    void choose(@Nullable TimeSlot slot) {
        chosen = slot;
        var formats = Formats.here();
        time.setText(slot == null ? getTranslation("book.form.choose") : formats.slot(slot));
        price.setText(slot == null ? "" : priceOf(slot));
        if (slot == null || serviceMode() == null) {
            verdict.clear();
        } else {
            verdict.show(judge.apply(slot));
        }
    }

    private String priceOf(TimeSlot slot) {
        return BookingPrice.estimate(instrument, slot.hours(), samples.isVisible() ? samples.getValue() : null)
                .map(amount -> getTranslation(
                        "book.form.price",
                        Durations.say(this, slot.length()),
                        Formats.here().money(amount)))
                .orElseGet(() -> getTranslation("book.form.price-other", PriceText.of(instrument)));
    }

    void explain(List<Refusal> refusals) {
        verdict.show(refusals);
        verdict.focus();
    }

    void explainTaken(List<Alternative> alternatives) {
        verdict.showTaken(alternatives);
        verdict.focus();
    }

    void explainForbidden() {
        verdict.say(getTranslation("book.form.forbidden"));
        verdict.focus();
    }

    private void submit() {
        var complete =
                Stream.of(hasTime(), hasPurpose(), hasSamples(), hasAgreement()).allMatch(it -> it);
        var slot = chosen;
        if (complete && slot != null) {
            submitListener.accept(new BookingRequest(
                    instrument.id(),
                    slot,
                    purpose.getValue(),
                    serviceMode.getValue(),
                    samples.isVisible() ? samples.getValue() : null,
                    agreement.getValue()));
        }
    }

    private boolean hasTime() {
        if (chosen == null) {
            verdict.say(getTranslation("book.form.time-missing"));
        }
        return chosen != null;
    }

    private boolean hasPurpose() {
        var blank = purpose.isEmpty() || purpose.getValue().isBlank();
        purpose.setInvalid(blank);
        purpose.setErrorMessage(getTranslation("book.form.purpose-missing"));
        return !blank;
    }

    private boolean hasSamples() {
        var number = samples.getValue();
        var wrong = samples.isVisible() && (samples.isInvalid() || (number != null && number < 1));
        samples.setErrorMessage(getTranslation("book.form.samples-wrong"));
        return !wrong;
    }

    private boolean hasAgreement() {
        var missing = terms.agreementNeeded() && !agreement.getValue();
        agreement.setInvalid(missing);
        agreement.setErrorMessage(getTranslation("book.form.agreement-missing"));
        return !missing;
    }

    private void showSamples() {
        samples.setVisible(serviceMode.getValue() == ServiceMode.ENTRUSTED);
    }

    private List<ServiceMode> offered() {
        return Stream.of(ServiceMode.values())
                .filter(mode -> mode == ServiceMode.ENTRUSTED ? instrument.openToSamples() : instrument.openToBooking())
                .toList();
    }
}
