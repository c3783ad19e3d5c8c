package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.booking.Drafts.Draft;
import cn.pingliang.sharing.booking.ServiceMode;
import cn.pingliang.sharing.catalogue.BookableInstruments.BookableInstrument;
import cn.pingliang.sharing.shared.PortalTime;
import cn.pingliang.sharing.shared.TimeSlot;
import cn.pingliang.sharing.shared.ui.Notice;
import cn.pingliang.sharing.shared.ui.Notice.Tone;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.QueryParameters;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps on the server what somebody fills in, whenever a field is left with something else in it or another time is chosen, and
 * fills it in again when they come back, on whatever machine. On the form it is the notice that says so.
 */
class KeptDraft extends Composite<Div> {

    private final BookableInstrument instrument;
    private final ChosenTime time;
    private final ServiceField serviceMode;
    private final SampleFields samples;
    private final TextArea purpose;
    private final Checkbox agreement;
    private @Nullable OwnWishes wishes;
    private Runnable discarded = () -> {};

    KeptDraft(
            BookableInstrument instrument,
            ChosenTime time,
            ServiceField serviceMode,
            SampleFields samples,
            TextArea purpose,
            Checkbox agreement) {
        this.instrument = instrument;
        this.time = time;
        this.serviceMode = serviceMode;
        this.samples = samples;
        this.purpose = purpose;
        this.agreement = agreement;
        Stream.concat(Stream.<HasValue<?, ?>>of(serviceMode, purpose, agreement), samples.all())
                .forEach(field -> field.addValueChangeListener(change -> {
                    if (change.isFromClient()) {
                        keep(time.slot());
                    }
                }));
        getContent().setVisible(false);
    }

    /**
     * Fills in what was kept of the instrument; from then on it is kept.
     *
     * @param onDiscard told when the person wants none of it any more
     * @return the time that was chosen
     */
    @Nullable
    TimeSlot restore(OwnWishes ofPerson, Runnable onDiscard) {
        wishes = ofPerson;
        discarded = onDiscard;
        var kept = ofPerson.draft(instrument.id()).orElse(null);
        if (kept == null) {
            return null;
        }
        fill(kept);
        var discard = new Button(getTranslation("draft.discard"), click -> discard());
        discard.addThemeVariants(ButtonVariant.TERTIARY);
        var notice = new Notice(Tone.INFO, getTranslation("draft.restored"));
        notice.add(discard);
        getContent().add(notice);
        getContent().setVisible(true);
        return kept.slot();
    }

    /** Nothing is kept while nothing is filled in. */
    void keep(@Nullable TimeSlot slot) {
        var store = wishes;
        var mode = serviceMode.getValue();
        if (store == null || mode == null) {
            return;
        }
        if (slot == null && purpose.getValue().isBlank() && samples.areEmpty() && agreement.isEmpty()) {
            store.discard(instrument.id());
        } else {
            store.keep(draft(instrument, slot, mode, agreement.getValue()));
        }
    }

    /** What was typed, for the same piece of work on another instrument, whose agreement nobody has accepted yet. */
    void carryTo(BookableInstrument other, TimeSlot slot) {
        var mode = serviceMode.getValue();
        if (wishes != null && mode != null && !purpose.getValue().isBlank()) {
            wishes.keep(draft(other, slot, mode, false));
        }
    }

    /** The button that keeps this and goes on to another instrument at the same time. */
    Button aside() {
        return new Button(getTranslation("draft.aside"), click -> {
            var slot = time.slot();
            keep(slot);
            var timeline = TimelineAddress.of(QueryParameters.empty());
            var location = (slot == null || wishes == null
                            ? timeline
                            : timeline.from(PortalTime.dayOf(slot.start()), PortalTime.dayOf(wishes.now()))
                                    .wanted(slot.length()))
                    .location();
            UI.getCurrent().navigate(location.getPath(), location.getQueryParameters());
        });
    }

    private Draft draft(BookableInstrument of, @Nullable TimeSlot slot, ServiceMode mode, boolean agreed) {
        return new Draft(
                of.id(),
                of.name(),
                of.nameEn(),
                of.institutionName(),
                slot,
                purpose.getValue(),
                mode,
                samples.asked(),
                agreed,
                Instant.EPOCH,
                samples.details());
    }

    private void fill(Draft kept) {
        serviceMode.choose(kept.serviceMode());
        samples.fill(kept.samples(), kept.sampleDetails());
        purpose.setValue(kept.purpose());
        agreement.setValue(kept.acceptAgreement());
    }

    private void discard() {
        if (wishes != null) {
            wishes.discard(instrument.id());
        }
        purpose.clear();
        purpose.setInvalid(false);
        samples.clear();
        agreement.clear();
        getContent().removeAll();
        getContent().setVisible(false);
        discarded.run();
    }
}
