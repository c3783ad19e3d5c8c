package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.account.Role;
import cn.pingliang.sharing.booking.BookingAction;
import cn.pingliang.sharing.booking.BookingId;
import cn.pingliang.sharing.catalogue.BookableInstruments;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.shared.NotFoundException;
import cn.pingliang.sharing.shared.ui.Formats;
import cn.pingliang.sharing.shared.ui.Titles;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import org.jspecify.annotations.Nullable;

/**
 * One instrument's week or day, and the form that asks for a part of it. The calendar and the list of free slots choose the
 * same selection; the address holds the days and the selection; nothing that was typed is lost when a request is refused.
 */
@Route("instruments/:id/book")
@RolesAllowed({Role.Names.ENTREPRENEUR, Role.Names.INSTITUTION_ADMIN, Role.Names.INSTRUMENT_MANAGER})
class BookView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {

    private final BookableInstruments instruments;
    private final BookingQuestions questions;
    private final SeriesQuestions further;
    private final ChangeQuestions changes;

    private @Nullable BookScreen screen;
    private @Nullable ChangeScreen change;

    BookView(
            BookableInstruments instruments,
            BookingQuestions questions,
            SeriesQuestions further,
            ChangeQuestions changes) {
        this.instruments = instruments;
        this.questions = questions;
        this.further = further;
        this.changes = changes;
        getContent().addClassName("page-wide");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var id = ResourceId.of(event.getRouteParameters().get("id").orElse(""));
        var address = BookAddress.of(event.getLocation().getQueryParameters(), questions.today());
        if (address.changing() != null) {
            change(id, address.changing(), address, event);
            return;
        }
        var known = screen;
        if (known != null && known.instrument().id().equals(id)) {
            known.show(address);
            return;
        }
        var instrument = instruments.get(id);
        var shown = new BookScreen(questions.conditions(instrument), questions, further);
        if (address.like() != null) {
            shown.fill(further.booking(address.like()));
        }
        shown.begin(address);
        screen = shown;
        change = null;
        getContent().removeAll();
        getContent().add(shown);
    }

    /** What can no longer be changed is shown as it is. */
    private void change(ResourceId id, BookingId changing, BookAddress address, BeforeEnterEvent event) {
        var known = change;
        if (known != null && known.booking().id().equals(changing)) {
            known.show(address);
            return;
        }
        var booking = changes.booking(changing);
        if (!booking.instrument().equals(id)) {
            throw new NotFoundException("booking " + changing + " of instrument " + id);
        }
        if (!booking.actions().contains(BookingAction.CHANGE)) {
            event.forwardTo("bookings/" + changing);
            return;
        }
        var shown = new ChangeScreen(booking, address, changes, questions);
        shown.show(address);
        shown.begin();
        change = shown;
        screen = null;
        getContent().removeAll();
        getContent().add(shown);
    }

    @Override
    public String getPageTitle() {
        if (change != null) {
            return Titles.of(
                    "change.title",
                    Formats.here()
                            .name(
                                    change.instrument().name(),
                                    change.instrument().nameEn()));
        }
        var instrument = screen == null ? null : screen.instrument();
        return Titles.of(
                "book.title", instrument == null ? "" : Formats.here().name(instrument.name(), instrument.nameEn()));
    }
}
