package cn.pingliang.sharing.booking.ui;

import static java.util.stream.Collectors.joining;

import cn.pingliang.sharing.booking.Companion;
import cn.pingliang.sharing.shared.ui.Formats;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;

/** Says what is booked along with an instrument, since it cannot be used without. Not there where there is nothing. */
class CompanionLine extends Composite<Paragraph> {

    CompanionLine(List<Companion> companions) {
        var formats = Formats.here();
        getContent().setVisible(!companions.isEmpty());
        getContent()
                .setText(getTranslation(
                        "book.companions",
                        companions.stream()
                                .map(Companion::instrument)
                                .map(each -> formats.name(each.name(), each.nameEn()))
                                .collect(joining(getTranslation("book.companions.and")))));
    }
}
