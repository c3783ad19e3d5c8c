package cn.pingliang.sharing.catalogue.ui;

import cn.pingliang.sharing.catalogue.ResourceDetails;
import cn.pingliang.sharing.catalogue.ResourceDetails.DatasetDetails;
import cn.pingliang.sharing.catalogue.ResourceDetails.FacilityDetails;
import cn.pingliang.sharing.catalogue.ResourceDetails.FindingDetails;
import cn.pingliang.sharing.catalogue.ResourceDetails.InstrumentDetails;
import cn.pingliang.sharing.shared.ui.Formats;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;

/** Whom to ask. The number is shown in full only to those who are signed in (domain.md §3, identity numbers). */
class ContactCard extends Div {

    private static final long serialVersionUID = 1L;

    private record Contact(String name, String phone) {}

    ContactCard(ResourceDetails resource, boolean signedIn) {
        addClassName("card");
        var contact = contactOf(resource);
        add(new H2(getTranslation("resource.contact")));
        var who = new Div(new Span(contact.name()), phone(contact.phone(), signedIn));
        who.addClassName("cluster");
        add(who);
        if (!signedIn) {
            var hint = new Paragraph(getTranslation("resource.contact.sign-in"));
            hint.addClassNames("muted", "small");
            add(hint);
        }
    }

    private static Component phone(String phone, boolean signedIn) {
        var text = new Span(signedIn ? phone : Formats.masked(phone));
        text.addClassName("num");
        return signedIn && !phone.isBlank() ? new Anchor("tel:" + phone, text) : text;
    }

    private static Contact contactOf(ResourceDetails resource) {
        return switch (resource) {
            case InstrumentDetails it -> new Contact(it.contactName(), it.contactPhone());
            case FacilityDetails it -> new Contact(it.contactName(), it.contactPhone());
            case DatasetDetails it -> new Contact(it.contactName(), it.contactPhone());
            case FindingDetails it -> new Contact(it.contactName(), it.contactPhone());
        };
    }
}
