package cn.pingliang.sharing.notification.ui;

import cn.pingliang.sharing.account.CurrentAccount;
import cn.pingliang.sharing.notification.NoticeBox;
import cn.pingliang.sharing.notification.NoticeView;
import cn.pingliang.sharing.notification.NoticeWords;
import cn.pingliang.sharing.shared.PageOf;
import cn.pingliang.sharing.shared.PageRequest;
import cn.pingliang.sharing.shared.live.ChangeFeed;
import cn.pingliang.sharing.shared.ui.EmptyState;
import cn.pingliang.sharing.shared.ui.Glyph;
import cn.pingliang.sharing.shared.ui.LinkButton;
import cn.pingliang.sharing.shared.ui.LiveUpdates;
import cn.pingliang.sharing.shared.ui.PageHeader;
import cn.pingliang.sharing.shared.ui.PageLinks;
import cn.pingliang.sharing.shared.ui.Titles;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Set;

/** Somebody's own notices, the latest first; all of them, or those they have not read. */
@Route("notices")
@PermitAll
class NoticesView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {

    private static final String UNREAD = "unread";
    private static final int ON_A_PAGE = 30;

    private final NoticeBox box;
    private final NoticeWords words;
    private final CurrentAccount current;
    private final Nav filter = new Nav();
    private final Div list = new Div();
    private final Button readAll = new Button(getTranslation("notices.read-all"), click -> readAll());
    private final LiveUpdates live;
    private boolean unreadOnly;
    private PageOf<NoticeView> shown = new PageOf<>(List.of(), 0, ON_A_PAGE, 0);

    NoticesView(NoticeBox box, NoticeWords words, CurrentAccount current, ChangeFeed changes) {
        this.box = box;
        this.words = words;
        this.current = current;
        live = new LiveUpdates(changes, this::refresh);
        live.watch(Set.of(NoticeBox.subjectOf(current.require())));
        filter.addClassName("chips");
        filter.getElement().setAttribute("aria-label", getTranslation("notices.filter"));
        list.addClassName("stack");
        getContent().addClassNames("page", "stack");
        getContent()
                .add(
                        new PageHeader("notices.title")
                                .subtitle("notices.subtitle")
                                .actions(new LinkButton("notices/settings", "notices.settings"), readAll),
                        filter,
                        list,
                        live);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var query = event.getLocation().getQueryParameters();
        unreadOnly = query.getParameters().containsKey(UNREAD);
        filter.removeAll();
        filter.add(chip("notices", "notices.filter.all", !unreadOnly));
        filter.add(chip(address(), "notices.filter.unread", unreadOnly));
        show(find(PageLinks.page(query)));
    }

    private Anchor chip(String address, String key, boolean here) {
        var chip = new Anchor(key.endsWith(UNREAD) ? "notices?" + UNREAD : address, getTranslation(key));
        chip.addClassName("chip");
        if (here) {
            chip.getElement().setAttribute("aria-current", "page");
        }
        return chip;
    }

    private String address() {
        return unreadOnly ? "notices?" + UNREAD : "notices";
    }

    private PageOf<NoticeView> find(int page) {
        return box.of(current.require(), unreadOnly, new PageRequest(page, ON_A_PAGE));
    }

    private void refresh() {
        var now = find(shown.page());
        if (!now.equals(shown)) {
            show(now);
        }
    }

    private void show(PageOf<NoticeView> notices) {
        shown = notices;
        readAll.setEnabled(notices.items().stream().anyMatch(notice -> !notice.read()));
        list.removeAll();
        if (notices.items().isEmpty()) {
            list.add(new EmptyState(Glyph.BELL, unreadOnly ? "notices.empty.unread" : "notices.empty"));
        } else {
            list.add(items(notices.items()), new PageLinks(address(), notices));
        }
    }

    private Component items(List<NoticeView> notices) {
        var items = new UnorderedList();
        items.addClassName("notices");
        notices.forEach(notice -> items.add(new NoticeItem(notice, words, () -> read(notice))));
        return items;
    }

    private void read(NoticeView notice) {
        box.read(notice.id(), current.require());
        refresh();
    }

    private void readAll() {
        box.readAll(current.require());
        refresh();
    }

    @Override
    public String getPageTitle() {
        return Titles.of("notices.title");
    }
}
