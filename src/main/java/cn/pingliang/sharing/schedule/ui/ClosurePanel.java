package cn.pingliang.sharing.schedule.ui;

import cn.pingliang.sharing.catalogue.ResourceDetails;
import cn.pingliang.sharing.catalogue.ui.ResourcePanel;
import cn.pingliang.sharing.schedule.ClosureNotices;
import cn.pingliang.sharing.schedule.ClosureNotices.ClosureNotice;
import cn.pingliang.sharing.shared.TimeSlot;
import cn.pingliang.sharing.shared.ui.Formats;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.spring.annotation.SpringComponent;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.core.annotation.Order;

/** On the page of a resource: when it is closed in the weeks to come, and why. Nobody is named. */
@SpringComponent
@Order(2)
class ClosurePanel implements ResourcePanel {

    private static final Duration WITHIN = Duration.ofDays(28);
    private static final int SHOWN = 4;

    private final ClosureNotices notices;
    private final Clock clock;

    ClosurePanel(ClosureNotices notices, Clock clock) {
        this.notices = notices;
        this.clock = clock;
    }

    @Override
    public Optional<Component> panelFor(ResourceDetails resource) {
        var closures = notices.within(resource.id(), TimeSlot.starting(clock.instant(), WITHIN), SHOWN);
        return closures.isEmpty() ? Optional.empty() : Optional.of(panel(closures));
    }

    private static Aside panel(List<ClosureNotice> closures) {
        var formats = Formats.here();
        var list = new UnorderedList();
        list.addClassName("closures__notices");
        closures.forEach(each -> list.add(
                new ListItem(new Span(formats.slot(each.slot())), Words.kind(each.kind()), new Span(each.reason()))));
        var panel = new Aside(new H2(I18NProvider.translate("closures.panel")), list);
        panel.addClassNames("card", "stack-s");
        return panel;
    }
}
