package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.account.CurrentAccount;
import cn.pingliang.sharing.account.Role;
import cn.pingliang.sharing.booking.RoutingAnswer;
import cn.pingliang.sharing.booking.RoutingDesk;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.organisation.OrganisationId;
import cn.pingliang.sharing.organisation.ui.InstitutionChips;
import cn.pingliang.sharing.shared.NotFoundException;
import cn.pingliang.sharing.shared.TimeOrderedId;
import cn.pingliang.sharing.shared.ui.Notice;
import cn.pingliang.sharing.shared.ui.Notice.Tone;
import cn.pingliang.sharing.shared.ui.PageHeader;
import cn.pingliang.sharing.shared.ui.Titles;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import org.jspecify.annotations.Nullable;

/**
 * Who decides on the institution's requests, in plain words, and who stands in for whom. Administrators set it, for all instruments
 * or for the one in the address; managers read it, and name who stands in for them.
 */
@Route(RoutingView.ROUTE)
@Menu(order = 7, title = "routing.menu", icon = "people")
@RolesAllowed({Role.Names.INSTITUTION_ADMIN, Role.Names.INSTRUMENT_MANAGER})
class RoutingView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {

    static final String ROUTE = "manage/routing";

    private final RoutingDesk desk;
    private final CurrentAccount current;
    private final Div answer = new Div();
    private final Div body = new Div();
    private @Nullable OrganisationId institution;
    private @Nullable ResourceId instrument;

    RoutingView(RoutingDesk desk, CurrentAccount current) {
        this.desk = desk;
        this.current = current;
        answer.addClassName("when-filled");
        answer.getElement().setAttribute("tabindex", "-1");
        body.addClassName("stack");
        getContent().addClassNames("page", "stack");
        getContent().add(new PageHeader("routing.title").subtitle("routing.subtitle"), answer, body);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var query = event.getLocation().getQueryParameters();
        institution = query.getSingleParameter("institution")
                .flatMap(TimeOrderedId::parse)
                .map(OrganisationId::new)
                .orElse(null);
        instrument = query.getSingleParameter("instrument").map(ResourceId::of).orElse(null);
        answer.removeAll();
        show();
    }

    private void show() {
        var sheet = desk.sheet(institution, current.require());
        if (instrument != null && sheet.instrument(instrument).isEmpty()) {
            throw new NotFoundException("instrument " + instrument + " of " + sheet.institution());
        }
        body.removeAll();
        body.add(new InstitutionChips(ROUTE, sheet.institutions(), sheet.institution()));
        body.add(new RoutingSummary(sheet));
        if (sheet.administers()) {
            body.add(
                    new RouteForm(sheet, instrument, desk, done -> say(done, "routing.saved")),
                    new DecisionTimeForm(sheet, desk, done -> say(done, "routing.within.saved")));
        }
        body.add(new SubstitutionPanel(sheet, desk, this::say));
    }

    /** A refusal leaves what was typed; what is done is shown as it is now. */
    private void say(RoutingAnswer came, String done) {
        answer.removeAll();
        switch (came) {
            case RoutingAnswer.Refused(var refusal) -> answer.add(Refusals.notice(refusal));
            case RoutingAnswer.Done did -> {
                show();
                answer.add(new Notice(Tone.SUCCESS, getTranslation(done)));
            }
        }
        answer.getElement().callJsFunction("focus");
    }

    @Override
    public String getPageTitle() {
        return Titles.of("routing.title");
    }
}
