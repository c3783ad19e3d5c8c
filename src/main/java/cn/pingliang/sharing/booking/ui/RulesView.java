package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.account.CurrentAccount;
import cn.pingliang.sharing.account.Role;
import cn.pingliang.sharing.booking.TermsDesk;
import cn.pingliang.sharing.booking.TermsPlace;
import cn.pingliang.sharing.booking.TermsSheet;
import cn.pingliang.sharing.catalogue.BookableInstruments;
import cn.pingliang.sharing.catalogue.InstrumentCompanions;
import cn.pingliang.sharing.shared.ui.EmptyState;
import cn.pingliang.sharing.shared.ui.Glyph;
import cn.pingliang.sharing.shared.ui.PageHeader;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;

/** The rules of booking, set by those whose instruments they are for: where and for whom stands in the address. */
@Route(RulesAddress.ROUTE)
@Menu(order = 6, title = "rules.menu", icon = "manage")
@RolesAllowed({Role.Names.INSTITUTION_ADMIN, Role.Names.INSTRUMENT_MANAGER})
class RulesView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {

    private final TermsDesk desk;
    private final InstrumentCompanions companions;
    private final BookableInstruments instruments;
    private final CurrentAccount current;
    private final Div answer = new Div();

    RulesView(
            TermsDesk desk, InstrumentCompanions companions, BookableInstruments instruments, CurrentAccount current) {
        this.desk = desk;
        this.companions = companions;
        this.instruments = instruments;
        this.current = current;
        answer.addClassName("rules-answer");
        answer.getElement().setAttribute("tabindex", "-1");
        getContent().addClassName("page-wide");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        answer.setVisible(false);
        show(RulesAddress.of(event.getLocation().getQueryParameters()));
    }

    private void show(RulesAddress address) {
        var sheet = desk.sheet(address.institution(), current.require());
        getContent().removeAll();
        getContent().add(new PageHeader("rules.title").subtitle("rules.subtitle"));
        getContent().add(answer);
        address.place(sheet)
                .ifPresentOrElse(
                        place -> show(sheet, place, address),
                        () -> getContent().add(new EmptyState(Glyph.INSTRUMENT, "rules.no-instruments")));
    }

    private void show(TermsSheet sheet, TermsPlace place, RulesAddress address) {
        var editor = new RulesEditor(desk, current.require(), sheet, place, address);
        editor.onDone(done -> {
            show(address.withoutEdit());
            answer.removeAll();
            answer.add(done);
            answer.setVisible(true);
            answer.getElement().callJsFunction("focus");
            UI.getCurrentOrThrow()
                    .getPage()
                    .getHistory()
                    .replaceState(null, RulesAddress.href(place, address.audience(), null));
        });
        getContent().add(new RulesChooser(sheet, place, address.audience()), editor);
        if (place.instrument() != null) {
            getContent()
                    .add(new CompanionsPanel(
                            companions,
                            place.instrument(),
                            instruments.companionsSetFor(place.instrument()),
                            sheet.instruments(),
                            current.require()));
        }
        getContent().add(new SettingsOverview(sheet));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("rules.title");
    }
}
