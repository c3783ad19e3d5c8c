package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.catalogue.ResourceCard;
import cn.pingliang.sharing.organisation.OrganisationId;
import cn.pingliang.sharing.shared.ui.Formats;
import cn.pingliang.sharing.shared.ui.Glyph;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** Which instruments are shown: words, institution, class. It offers what the words leave; the rest is in the address. */
class TimelineFilters extends Composite<Div> {

    private static final int PAUSE_MILLIS = 300;

    private final TextField words = new TextField();
    private final Select<OrganisationId> institution = new Select<>();
    private final Select<String> classCode = new Select<>();
    private final Map<OrganisationId, String> institutions = new HashMap<>();
    private final Map<String, String> classes = new TreeMap<>();
    private TimelineAddress address;

    /** @param onChange gets the address to go to, and whether somebody is still typing it */
    TimelineFilters(TimelineAddress start, BiConsumer<TimelineAddress, Boolean> onChange) {
        address = start;
        words.setLabel(getTranslation("timeline.words"));
        words.setPlaceholder(getTranslation("timeline.words.example"));
        words.setPrefixComponent(Glyph.SEARCH.icon());
        words.setClearButtonVisible(true);
        words.setValueChangeMode(ValueChangeMode.LAZY);
        words.setValueChangeTimeout(PAUSE_MILLIS);
        words.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                onChange.accept(address.text(change.getValue()), true);
            }
        });
        institution.setLabel(getTranslation("timeline.institution"));
        institution.setEmptySelectionAllowed(true);
        institution.setEmptySelectionCaption(getTranslation("timeline.all"));
        institution.setItemLabelGenerator(
                id -> id == null ? getTranslation("timeline.all") : institutions.getOrDefault(id, ""));
        institution.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                onChange.accept(address.institution(change.getValue()), false);
            }
        });
        classCode.setLabel(getTranslation("timeline.class"));
        classCode.setEmptySelectionAllowed(true);
        classCode.setEmptySelectionCaption(getTranslation("timeline.all"));
        classCode.setItemLabelGenerator(
                code -> code == null ? getTranslation("timeline.all") : classes.getOrDefault(code, code));
        classCode.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                onChange.accept(address.classCode(change.getValue()), false);
            }
        });
        getContent().addClassNames("cluster", "timeline-filters");
        getContent().add(words, institution, classCode);
    }

    /** @param found what the words find, the other filters aside */
    void show(TimelineAddress shown, Collection<ResourceCard> found) {
        address = shown;
        // Leaves a space at the end alone while somebody types.
        if (!words.getValue().strip().equals(shown.text())) {
            words.setValue(shown.text());
        }
        var formats = Formats.here();
        institutions.clear();
        classes.clear();
        for (var card : found) {
            institutions.put(card.institution(), formats.name(card.institutionName(), card.institutionNameEn()));
            if (card.classCode() != null && card.className() != null) {
                classes.put(card.classCode(), formats.name(card.className(), card.classNameEn()));
            }
        }
        if (shown.institution() != null) {
            institutions.putIfAbsent(shown.institution(), getTranslation("timeline.chosen-institution"));
        }
        if (shown.classCode() != null) {
            classes.putIfAbsent(shown.classCode(), getTranslation("timeline.class-group", shown.classCode()));
        }
        institution.setItems(institutions.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .toList());
        institution.setValue(shown.institution());
        classCode.setItems(List.copyOf(classes.keySet()));
        classCode.setValue(shown.classCode());
    }
}
