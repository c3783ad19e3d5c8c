package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.booking.Term;
import cn.pingliang.sharing.booking.TermsAudience;
import cn.pingliang.sharing.booking.TermsFault;
import cn.pingliang.sharing.booking.TermsInForce;
import cn.pingliang.sharing.booking.TermsPlace;
import cn.pingliang.sharing.booking.TermsRow;
import cn.pingliang.sharing.booking.TermsSentences;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.FieldSet;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What one place sets for one audience, and from when on. What is left empty is left to the wider place. */
class TermsForm extends Composite<Div> {

    private static final Map<String, List<Term>> GROUPS = new LinkedHashMap<>();

    static {
        GROUPS.put("rules.group-of.length", List.of(Term.SHORTEST, Term.LONGEST, Term.ALIGNMENT));
        GROUPS.put(
                "rules.group-of.notice",
                List.of(
                        Term.MIN_NOTICE,
                        Term.MAX_NOTICE,
                        Term.CANCEL_NOTICE,
                        Term.CHANGE_NOTICE,
                        Term.EARLY_CHECK_IN,
                        Term.NO_SHOW));
        GROUPS.put("rules.group-of.manner", List.of(Term.LATE_GRACE, Term.EARLY_LEAVE_GRACE, Term.OVERTIME_GRACE));
        GROUPS.put("rules.group-of.gap", List.of(Term.BUFFER_BEFORE, Term.BUFFER_AFTER, Term.GAP));
        GROUPS.put(
                "rules.group-of.decision",
                List.of(
                        Term.APPROVAL,
                        Term.AUTO_APPROVAL,
                        Term.AUTO_APPROVAL_TRAINED,
                        Term.PENDING_HOLDS,
                        Term.RIVALS_WAIT,
                        Term.TRAINING,
                        Term.AGREEMENT,
                        Term.NIGHTS,
                        Term.DAYS_OFF,
                        Term.ONE_AT_A_TIME));
    }

    private final TermsPlace place;
    private final TermsAudience audience;
    private final DatePicker from = new DatePicker();
    private final Map<Term, TermField> fields = new EnumMap<>(Term.class);
    private final QuotaRows quotas;

    TermsForm(TermsPlace place, TermsAudience audience, LocalDate today) {
        this.place = place;
        this.audience = audience;
        quotas = new QuotaRows(place, !audience.isEverybody());
        from.setLabel(getTranslation("rules.holds-from"));
        from.setHelperText(getTranslation("rules.holds-from.hint"));
        from.setMin(today);
        from.setI18n(new DatePicker.DatePickerI18n()
                .setBadInputErrorMessage(getTranslation("rules.no-day"))
                .setMinErrorMessage(getTranslation("terms.fault.past")));
        from.addValueChangeListener(change -> from.setErrorMessage(null));
        getContent().addClassNames("stack", "rules-form");
        getContent().add(from);
        GROUPS.forEach((legend, terms) -> getContent().add(group(legend, terms)));
        getContent().add(quotas);
    }

    private FieldSet group(String legend, List<Term> terms) {
        var group = new FieldSet(getTranslation(legend));
        group.addClassName("rules-group");
        var grid = new Div();
        grid.addClassName("rules-group__fields");
        terms.forEach(term -> grid.getElement().appendChild(field(term).getElement()));
        group.add(grid);
        return group;
    }

    private TermField field(Term term) {
        var field = switch (term.kind()) {
            case LENGTH, DAYS -> new LengthField(term);
            case STEP, YES_NO -> new ChoiceField(term);
        };
        fields.put(term, field);
        return field;
    }

    void show(LocalDate day, Optional<TermsRow> row) {
        from.setValue(day);
        fields.forEach((term, field) -> field.show(row.map(term::in).orElse(null)));
        quotas.show(row.map(TermsRow::quotas).orElse(List.of()));
    }

    /** At every field: what holds where it stays empty. */
    void tellWider(TermsInForce wider, LocalDate day, TermsWords words) {
        fields.forEach((term, field) -> {
            var row = wider.deciding(term, day);
            var value = term.in(row);
            if (value != null) {
                field.tellWider(TermsWords.say(TermsSentences.value(term, value)), words.source(row));
            }
        });
    }

    /** Nothing while there is no day. */
    Optional<TermsRow> draft() {
        if (from.isEmpty()) {
            return Optional.empty();
        }
        var values = new EnumMap<Term, Object>(Term.class);
        fields.forEach((term, field) -> {
            var value = field.read();
            if (value != null) {
                values.put(term, value);
            }
        });
        return Optional.of(TermsRow.of(place, audience, from.getValue(), values, quotas.read()));
    }

    /** Whether everything typed can be read; where it cannot, the field says so and has the focus. */
    boolean isReadable() {
        var unreadable =
                fields.values().stream().filter(TermField::isUnreadable).findFirst();
        unreadable.ifPresent(TermField::focus);
        if (from.isEmpty()) {
            from.setErrorMessage(getTranslation("rules.no-day"));
            from.setInvalid(true);
            from.focus();
        }
        return unreadable.isEmpty() && !from.isEmpty() && !quotas.isUnreadable();
    }

    /** Each fault at its field, the first of them in focus. */
    void blame(List<TermsFault> faults) {
        clearBlame();
        faults.reversed().forEach(this::blame);
    }

    private void blame(TermsFault fault) {
        var sentence = TermsWords.say(fault.sentence());
        var term = fault.term();
        var quota = fault.quota();
        if (quota != null) {
            quotas.blame(quota, sentence);
        } else if (term != null) {
            var field = Objects.requireNonNull(fields.get(term));
            field.blame(sentence);
            field.focus();
        } else {
            from.setErrorMessage(sentence);
            from.setInvalid(true);
            from.focus();
        }
    }

    private void clearBlame() {
        from.setInvalid(false);
        fields.values().forEach(TermField::clearBlame);
        quotas.clearBlame();
    }

    void onChange(Runnable listener) {
        from.addValueChangeListener(change -> listener.run());
        fields.values().forEach(field -> field.onChange(listener));
        quotas.onChange(listener);
    }
}
