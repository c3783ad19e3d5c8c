package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.catalogue.BookableInstruments.BookableInstrument;
import cn.pingliang.sharing.catalogue.InstrumentCompanions;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.shared.ui.Formats;
import cn.pingliang.sharing.shared.ui.Notice;
import cn.pingliang.sharing.shared.ui.Notice.Tone;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What an instrument cannot be used without, chosen among the others of its institution. It holds at once, for everybody. */
class CompanionsPanel extends Composite<Div> {

    private final InstrumentCompanions companions;
    private final ResourceId instrument;
    private final AccountId account;
    private final MultiSelectComboBox<BookableInstrument> choice = new MultiSelectComboBox<>();
    private final Div answer = new Div();

    /**
     * @param set what is set for the instrument
     * @param all the institution's instruments, by name
     */
    CompanionsPanel(
            InstrumentCompanions companions,
            ResourceId instrument,
            Set<ResourceId> set,
            List<BookableInstrument> all,
            AccountId account) {
        this.companions = companions;
        this.instrument = instrument;
        this.account = account;
        var formats = Formats.here();
        var possible =
                all.stream().filter(each -> !each.id().equals(instrument)).toList();
        choice.setLabel(getTranslation("companions.choice"));
        choice.setHelperText(getTranslation("companions.choice.hint"));
        choice.setItemLabelGenerator(each -> formats.name(each.name(), each.nameEn()));
        choice.setItems(possible);
        choice.setValue(
                possible.stream().filter(each -> set.contains(each.id())).collect(Collectors.toSet()));
        choice.setWidthFull();
        var save = new Button(getTranslation("companions.save"), click -> save());
        getContent().addClassNames("card", "stack-s");
        getContent()
                .add(
                        new H2(getTranslation("companions.title")),
                        new Paragraph(getTranslation("companions.explained")),
                        choice,
                        new Div(save),
                        answer);
    }

    private void save() {
        companions.set(
                instrument,
                choice.getValue().stream().map(BookableInstrument::id).collect(Collectors.toSet()),
                account);
        answer.removeAll();
        answer.add(new Notice(
                Tone.SUCCESS,
                getTranslation(choice.getValue().isEmpty() ? "companions.saved.none" : "companions.saved")));
    }
}
