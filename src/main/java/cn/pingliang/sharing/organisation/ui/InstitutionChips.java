package cn.pingliang.sharing.organisation.ui;

import cn.pingliang.sharing.organisation.OrganisationId;
import cn.pingliang.sharing.organisation.Standing.Seat;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Nav;
import java.util.List;

/** For whoever acts for several institutions: each leads to the same screen for it. Nothing for whoever acts for one. */
public class InstitutionChips extends Composite<Nav> {

    /** @param address of the screen, which reads {@code institution} from its query */
    public InstitutionChips(String address, List<Seat> seats, OrganisationId shown) {
        getContent().addClassName("chips");
        getContent().getElement().setAttribute("aria-label", getTranslation("rules.institutions"));
        getContent().setVisible(seats.size() > 1);
        seats.forEach(seat -> {
            var link = new Anchor(address + "?institution=" + seat.organisation(), seat.organisationName());
            if (seat.organisation().equals(shown)) {
                link.getElement().setAttribute("aria-current", "true");
            }
            getContent().add(link);
        });
    }
}
