package cn.pingliang.sharing.training.ui;

import cn.pingliang.sharing.shared.ui.Badge;
import cn.pingliang.sharing.shared.ui.Badge.Tone;
import cn.pingliang.sharing.shared.ui.Formats;
import cn.pingliang.sharing.training.WishView;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;

/** A wish of one's own, and what became of it. */
class OwnWish extends Composite<Article> {

    OwnWish(WishView wish, Runnable withdraw) {
        var formats = Formats.here();
        var name = formats.name(wish.instrumentName(), wish.instrumentNameEn());
        var open = wish.state() == WishView.State.OPEN;
        var head = new Div(
                new H3(name),
                new Badge(
                        open ? Tone.PENDING : Tone.REFUSED,
                        open ? "training.wish.waits" : "training.wish.is-declined"));
        head.addClassName("cluster");
        var asked = new Paragraph(getTranslation(
                "training.wish.asked-of",
                formats.name(wish.institution(), wish.institutionEn()),
                formats.moment(wish.askedAt())));
        asked.addClassName("muted");
        getContent().addClassNames("card", "stack-s");
        getContent().add(head, asked);
        if (wish.note() != null) {
            getContent().add(new Paragraph(wish.note()));
        }
        if (wish.reason() != null) {
            getContent().add(new Paragraph(getTranslation("training.wish.because", wish.reason())));
        }
        if (open) {
            var button = new Button(getTranslation("training.withdraw.verb"), click -> withdraw.run());
            button.setAriaLabel(getTranslation("training.withdraw.label", name));
            getContent().add(new Div(button));
        }
    }
}
