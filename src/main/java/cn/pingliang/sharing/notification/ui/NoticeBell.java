package cn.pingliang.sharing.notification.ui;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.notification.NoticeBox;
import cn.pingliang.sharing.shared.live.ChangeFeed;
import cn.pingliang.sharing.shared.ui.Glyph;
import cn.pingliang.sharing.shared.ui.LiveUpdates;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.Set;

/** How many notices somebody has not read, as it is now; leads to them. */
class NoticeBell extends Composite<Div> {

    /** More are not counted on a bell. */
    private static final int MOST = 99;

    private final NoticeBox box;
    private final AccountId account;
    private final Anchor link = new Anchor("notices", Glyph.BELL.icon());
    private final Span number = new Span();
    private final LiveUpdates live;
    private long unread;

    NoticeBell(NoticeBox box, AccountId account, ChangeFeed changes) {
        this.box = box;
        this.account = account;
        live = new LiveUpdates(changes, this::refresh);
        live.watch(Set.of(NoticeBox.subjectOf(account)));
        number.addClassName("bell__number");
        number.getElement().setAttribute("aria-hidden", "true");
        link.add(number);
        link.setId("notices-bell");
        getContent().addClassName("bell");
        getContent().add(link, live);
        show(box.unread(account));
    }

    private void refresh() {
        var now = box.unread(account);
        if (now > unread) {
            live.say(words(now));
        }
        if (now != unread) {
            show(now);
        }
    }

    private void show(long count) {
        unread = count;
        number.setText(count > MOST ? MOST + "+" : String.valueOf(count));
        number.setVisible(count > 0);
        link.getElement().setAttribute("aria-label", words(count));
        link.getElement().setAttribute("title", words(count));
    }

    private String words(long count) {
        return count == 0 ? getTranslation("notices.bell.none") : getTranslation("notices.bell", count);
    }
}
