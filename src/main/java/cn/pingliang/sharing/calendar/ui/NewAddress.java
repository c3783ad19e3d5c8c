package cn.pingliang.sharing.calendar.ui;

import cn.pingliang.sharing.shared.ui.Notice;
import cn.pingliang.sharing.shared.ui.Notice.Tone;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;

/** An address, while it can be seen, and the ways to bring it into a calendar. */
class NewAddress extends Composite<Div> {

    NewAddress(String made) {
        var address = new TextField(getTranslation("calendars.address"));
        address.setValue(made);
        address.setReadOnly(true);
        address.setWidthFull();
        var copy = new Button(getTranslation("calendars.copy"));
        copy.addClickListener(
                click -> copy.getElement().executeJs("navigator.clipboard && navigator.clipboard.writeText($0)", made));
        var open = new Anchor("", getTranslation("calendars.open"));
        // The portal's own address in the scheme by which calendars are subscribed to, which Vaadin does not know.
        open.setUnsafeHref(made.replaceFirst("^https?:", "webcal:"));
        open.setRouterIgnore(true);
        var ways = new Div(copy, open);
        ways.addClassName("cluster");
        getContent().addClassName("stack");
        getContent()
                .add(
                        new Notice(Tone.SUCCESS, getTranslation("calendars.once")),
                        address,
                        ways,
                        new Paragraph(getTranslation("calendars.how")));
    }
}
