package cn.pingliang.sharing.notification.ui;

import cn.pingliang.sharing.notification.NoticeView;
import cn.pingliang.sharing.notification.NoticeWords;
import cn.pingliang.sharing.shared.ui.Formats;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.function.SerializableRunnable;

/** One notice of the list: what happened, to what, when; new ones say so in a word. */
class NoticeItem extends ListItem {

    private static final long serialVersionUID = 1L;

    NoticeItem(NoticeView notice, NoticeWords words, SerializableRunnable read) {
        addClassName("notices__item");
        setClassName("notices__item--unread", !notice.read());
        var title = new Anchor(notice.address(), words.title(notice, getLocale()));
        title.addClassName("notices__title");
        var head = new Div(title);
        head.addClassName("notices__head");
        if (!notice.read()) {
            // Whoever opens it has read it.
            title.getElement().addEventListener("click", click -> read.run());
            var unread = new Span(getTranslation("notices.new"));
            unread.addClassName("notices__new");
            head.add(unread);
        }
        var when = new Span(Formats.here().moment(notice.at()));
        when.addClassNames("small", "muted");
        head.add(when);
        add(head, new Paragraph(words.sentence(notice, getLocale())));
        if (!notice.read()) {
            var done = new Button(getTranslation("notices.read"), click -> read.run());
            done.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
            done.setAriaLabel(getTranslation("notices.read.of", words.title(notice, getLocale())));
            add(done);
        }
    }
}
