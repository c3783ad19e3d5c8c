package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.account.Role;
import cn.pingliang.sharing.catalogue.BookableInstruments;
import cn.pingliang.sharing.catalogue.ResourceId;
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

    private @Nullable BookScreen screen;

    BookView(BookableInstruments instruments, BookingQuestions questions) {
        this.instruments = instruments;
        this.questions = questions;
        getContent().addClassName("page-wide");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var id = ResourceId.of(event.getRouteParameters().get("id").orElse(""));
        var address = BookAddress.of(event.getLocation().getQueryParameters(), questions.today());
        var known = screen;
        if (known != null && known.instrument().id().equals(id)) {
            known.show(address);
            return;
        }
        var instrument = instruments.get(id);
        var shown = new BookScreen(questions.conditions(instrument), questions);
        shown.begin(address);
        screen = shown;
        getContent().removeAll();
        getContent().add(shown);
    }

    @Override
    public String getPageTitle() {
        var instrument = screen == null ? null : screen.instrument();
        return Titles.of(
                "book.title", instrument == null ? "" : Formats.here().name(instrument.name(), instrument.nameEn()));
    }
}
