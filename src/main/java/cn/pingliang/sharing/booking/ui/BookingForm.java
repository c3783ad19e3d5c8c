package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.booking.BookingAnswer.Alternative;
import cn.pingliang.sharing.booking.BookingRequest;
import cn.pingliang.sharing.booking.BookingTerms;
import cn.pingliang.sharing.booking.BookingView;
import cn.pingliang.sharing.booking.Demands;
import cn.pingliang.sharing.booking.SampleDetails;
import cn.pingliang.sharing.booking.ServiceMode;
import cn.pingliang.sharing.catalogue.BookableInstruments.BookableInstrument;
import cn.pingliang.sharing.shared.Refusal;
import cn.pingliang.sharing.shared.TimeSlot;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Aside;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The chosen time, and the rest that a request for it needs. */
class BookingForm extends Composite<Aside> {

    private final BookableInstrument instrument;
    private final Demands demands;
    private final LocalDate today;
    private final ChosenTime time;
    private final SheetHead head = new SheetHead("book.form.title", "book.form.close", this::close);
    private final ServiceField serviceMode;
    private final SampleFields samples;
    private final PurposeField purpose = new PurposeField();
    private final AgreementField agreement = new AgreementField();
    private final Button submit = new Button();
    private final KeptDraft kept;
    private final HoldLine hold;
    private final WhatHolds rest;
    private BookingTerms terms;
    private @Nullable BookingExtras extras;

    private Consumer<BookingRequest> submitListener = request -> {};

    BookingForm(Demands demands, Function<TimeSlot, Opinion> judge, BookingQuestions questions) {
        this.demands = demands;
        today = questions.today();
        instrument = demands.instrument();
        serviceMode = new ServiceField(instrument);
        samples = new SampleFields(() -> questions.whereSamplesGo(instrument.id()));
        rest = new WhatHolds(InstitutionText.of(instrument));
        terms = rest.show(demands.terms(), null, today);
        time = new ChosenTime(
                instrument, slot -> serviceMode.getValue() == null ? Opinion.of(List.of()) : judge.apply(slot));
        kept = new KeptDraft(instrument, time, serviceMode, samples, purpose, agreement);
        hold = new HoldLine(questions.holds(), questions.holds()::hold);
        hold.onTaken(this::explainTaken);
        getContent().getElement().setAttribute("data-kept", true);
        buildFields();
        Shortcuts.addShortcutListener(getContent(), this::close, Key.ESCAPE).listenOn(getContent());
        getContent().addClassNames("card", "stack", "booking-form");
        getContent()
                .add(head, kept, time, new CompanionLine(demands.companions()), hold, serviceMode, samples, purpose);
        getContent().add(agreement, rest.next(), submit, kept.aside(), rest);
        choose(null);
    }

    /** On phones, where it is a sheet from below; elsewhere it is always there. */
    void open() {
        getContent().addClassName("booking-form--open");
        head.begin();
    }

    private void close() {
        getContent().removeClassName("booking-form--open");
    }

    /** Before the button that sends the request. Of a series the first time is held. */
    void put(BookingExtras more) {
        extras = more;
        getContent().addComponentAtIndex(getContent().indexOf(rest.next()), more);
    }

    /** As somebody asked before. */
    void fill(BookingView before) {
        serve(before.serviceMode());
        var job = before.sampleJob();
        samples.fill(before.samples(), job == null ? SampleDetails.NONE : job.details());
        purpose.setValue(before.purpose());
    }

    void serve(@Nullable ServiceMode wanted) {
        serviceMode.choose(wanted);
    }

    void onService(Consumer<ServiceMode> listener) {
        serviceMode.onChoice(listener);
    }

    private void buildFields() {
        serviceMode.addValueChangeListener(change -> {
            showService();
            choose(time.slot());
        });
        samples.number().addValueChangeListener(change -> choose(time.slot()));
        showService();
        submit.addThemeVariants(ButtonVariant.PRIMARY);
        submit.addClickListener(click -> submit());
    }

    /** What holds on the day of the chosen time, and for its length: other terms may begin to hold tomorrow. */
    private void meet(@Nullable TimeSlot slot) {
        terms = rest.show(demands.terms(), slot, today);
        agreement.setVisible(terms.agreementNeeded());
    }

    KeptDraft kept() {
        return kept;
    }

    @Nullable
    ServiceMode serviceMode() {
        return serviceMode.getValue();
    }

    void onSubmit(Consumer<BookingRequest> listener) {
        submitListener = listener;
    }

    void onAlternative(Consumer<TimeSlot> listener) {
        time.onAlternative(listener);
    }

    void choose(@Nullable TimeSlot slot) {
        meet(slot);
        time.show(slot, samples.asked());
        if (asksForException()) {
            rest.sayException();
        }
        hold.keep(
                slot != null && serviceMode() != null && time.isPossible() && !asksForException()
                        ? complete(slot)
                        : null);
    }

    private boolean asksForException() {
        return extras != null && extras.asksForException();
    }

    private BookingRequest complete(TimeSlot slot) {
        return extras == null ? wish(slot) : extras.complete(wish(slot));
    }

    private BookingRequest wish(TimeSlot slot) {
        return new BookingRequest(
                        instrument.id(),
                        slot,
                        purpose.getValue(),
                        serviceMode.getValue(),
                        samples.asked(),
                        agreement.getValue())
                .with(samples.details());
    }

    void explain(List<Refusal> refusals) {
        time.explain(refusals);
    }

    void explainTaken(List<Alternative> alternatives, @Nullable BookableInstrument companion) {
        time.explainTaken(alternatives, companion);
    }

    void explainForbidden() {
        time.explainForbidden();
    }

    private void submit() {
        var complete = Stream.of(
                        time.isChosen(),
                        purpose.isRight(),
                        samples.isRight(),
                        agreement.isRight(),
                        extras == null || extras.isComplete())
                .allMatch(it -> it);
        var slot = time.slot();
        if (complete && slot != null) {
            submitListener.accept(wish(slot));
        }
    }

    private void showService() {
        samples.show(serviceMode.isOfSamples());
        submit.setText(getTranslation(serviceMode.isOfSamples() ? "book.form.submit-samples" : "book.form.submit"));
    }
}
