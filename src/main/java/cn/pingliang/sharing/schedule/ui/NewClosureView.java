package cn.pingliang.sharing.schedule.ui;

import cn.pingliang.sharing.account.CurrentAccount;
import cn.pingliang.sharing.account.Role;
import cn.pingliang.sharing.schedule.ClosureAnswer;
import cn.pingliang.sharing.schedule.ClosureBook;
import cn.pingliang.sharing.schedule.ClosureDesk;
import cn.pingliang.sharing.schedule.ClosureDesk.Preview;
import cn.pingliang.sharing.schedule.ClosurePlan;
import cn.pingliang.sharing.schedule.ClosurePlan.Occurrence;
import cn.pingliang.sharing.schedule.PlannedClosure;
import cn.pingliang.sharing.shared.ui.LinkButton;
import cn.pingliang.sharing.shared.ui.Notice;
import cn.pingliang.sharing.shared.ui.Notice.Tone;
import cn.pingliang.sharing.shared.ui.PageHeader;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/** A new closure: what and when, then all its times with those that are taken, then announced as a whole. */
@Route(ClosureAddress.NEW)
@RolesAllowed({Role.Names.INSTITUTION_ADMIN, Role.Names.INSTRUMENT_MANAGER})
class NewClosureView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {

    private final ClosureBook book;
    private final ClosureDesk desk;
    private final CurrentAccount current;
    private final Clock clock;
    private final Div result = new Div();

    NewClosureView(ClosureBook book, ClosureDesk desk, CurrentAccount current, Clock clock) {
        this.book = book;
        this.desk = desk;
        this.current = current;
        this.clock = clock;
        result.addClassName("stack");
        result.getElement().setAttribute("aria-live", "polite");
        getContent().addClassNames("page", "closures");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var address = ClosureAddress.of(event.getLocation().getQueryParameters());
        var form = new ClosureForm(book.instruments(current.require()), address.instrument(), clock.instant());
        form.onPreview(this::preview);
        form.onChange(result::removeAll);
        result.removeAll();
        getContent().removeAll();
        getContent()
                .add(
                        new PageHeader("closures.new.title")
                                .subtitle("closures.new.subtitle")
                                .actions(new LinkButton(address.href(), "closures.back")),
                        form,
                        result);
    }

    private void preview(ClosurePlan plan) {
        show(
                switch (desk.preview(plan, current.require())) {
                    case Preview.Refused(var refusal) -> Words.refused(refusal);
                    case Preview.Times(var closures) -> preview(plan, closures);
                });
    }

    private ClosurePreview preview(ClosurePlan plan, List<PlannedClosure> closures) {
        return new ClosurePreview(closures, skipped -> declare(plan, skipped));
    }

    private void declare(ClosurePlan plan, Set<Occurrence> skipped) {
        switch (desk.declare(plan, skipped, current.require())) {
            case ClosureAnswer.Closed(var closures) -> {
                show(new Notice(Tone.SUCCESS, getTranslation("closures.closed", closures.size())));
                result.add(LinkButton.primary(ClosureAddress.LIST, "closures.to-list"));
            }
            case ClosureAnswer.Refused(var refusal) -> show(Words.refused(refusal));
            case ClosureAnswer.SlotTaken taken -> {
                preview(plan);
                result.addComponentAsFirst(new Notice(Tone.ERROR, getTranslation("closures.taken-meanwhile")));
            }
        }
    }

    private void show(Component component) {
        result.removeAll();
        result.add(component);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("closures.new.title");
    }
}
