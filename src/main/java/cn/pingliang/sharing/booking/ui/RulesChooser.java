package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.booking.TermsAudience;
import cn.pingliang.sharing.booking.TermsPlace;
import cn.pingliang.sharing.booking.TermsSheet;
import cn.pingliang.sharing.booking.UserGroup;
import cn.pingliang.sharing.organisation.OrganisationDirectory.Booker;
import cn.pingliang.sharing.organisation.ui.InstitutionChips;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Where and for whom; who acts for several institutions first says for which. */
class RulesChooser extends Composite<Div> {

    private final TermsSheet sheet;
    private final TermsWords words;

    RulesChooser(TermsSheet sheet, TermsPlace place, TermsAudience audience) {
        this.sheet = sheet;
        this.words = new TermsWords(sheet);
        getContent().addClassNames("cluster", "rules-chooser");
        getContent()
                .add(
                        new InstitutionChips(RulesAddress.ROUTE, sheet.institutions(), sheet.institution()),
                        places(place, audience),
                        audiences(place, audience));
    }

    private ComboBox<TermsPlace> places(TermsPlace place, TermsAudience audience) {
        var places = new ComboBox<TermsPlace>(getTranslation("rules.place"));
        places.setItemLabelGenerator(words::place);
        places.setItems(sheet.places());
        places.setValue(place);
        places.setHelperText(getTranslation("rules.place.hint"));
        places.addValueChangeListener(change -> {
            if (change.getValue() != null) {
                RulesAddress.go(RulesAddress.href(change.getValue(), audience, null));
            } else {
                places.setValue(place);
            }
        });
        return places;
    }

    private ComboBox<TermsAudience> audiences(TermsPlace place, TermsAudience audience) {
        var audiences = new ComboBox<TermsAudience>(getTranslation("rules.audience"));
        audiences.setItemLabelGenerator(words::audience);
        audiences.setItems(all());
        audiences.setValue(audience);
        audiences.setHelperText(getTranslation("rules.audience.hint"));
        audiences.addValueChangeListener(change -> {
            if (change.getValue() != null) {
                RulesAddress.go(RulesAddress.href(place, change.getValue(), null));
            } else {
                audiences.setValue(audience);
            }
        });
        return audiences;
    }

    private List<TermsAudience> all() {
        return Stream.of(
                        Stream.of(TermsAudience.EVERYBODY),
                        Stream.of(UserGroup.values()).map(TermsAudience::of),
                        sheet.bookers().values().stream()
                                .sorted(Comparator.comparing(Booker::kind).thenComparing(Booker::name))
                                .map(booker -> TermsAudience.of(booker.id())))
                .flatMap(each -> each)
                .toList();
    }
}
