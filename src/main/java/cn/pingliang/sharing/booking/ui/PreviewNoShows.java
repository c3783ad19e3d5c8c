package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.booking.TermsPreview.Missed;
import cn.pingliang.sharing.booking.TermsPreview.NoShows;
import cn.pingliang.sharing.booking.TermsSentences;
import cn.pingliang.sharing.shared.ui.DataTable;
import cn.pingliang.sharing.shared.ui.Formats;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;

/** Who of the last weeks would have been a no-show by changed terms; nothing where nobody is, by these or by today's. */
class PreviewNoShows extends Composite<Div> {

    private static final int SHOWN = 30;

    PreviewNoShows(NoShows noShows) {
        getContent().addClassName("stack-s");
        getContent().setVisible(!noShows.then().isEmpty() || noShows.now() > 0);
        getContent()
                .add(new Paragraph(
                        getTranslation("rules.preview.no-shows", noShows.then().size(), noShows.now())));
        var newly = noShows.newly();
        if (!newly.isEmpty()) {
            getContent()
                    .add(
                            muted("rules.preview.no-shows.hint"),
                            table().items(newly.stream().limit(SHOWN).toList()));
        }
        if (newly.size() > SHOWN) {
            getContent().add(muted("rules.preview.more", newly.size() - SHOWN));
        }
    }

    private DataTable<Missed> table() {
        var formats = Formats.here();
        return new DataTable<Missed>("rules.preview.no-shows.caption")
                .column("rules.preview.time", each -> formats.slot(each.slot()))
                .column("rules.preview.instrument", Missed::instrumentName)
                .column("rules.preview.organisation", Missed::organisationName)
                .column("rules.preview.no-shows.came", this::came)
                .link(each -> "bookings/" + each.booking());
    }

    private String came(Missed missed) {
        return missed.late() == null
                ? getTranslation("rules.preview.no-shows.never")
                : getTranslation("rules.preview.no-shows.late", TermsWords.say(TermsSentences.length(missed.late())));
    }

    private Paragraph muted(String key, Object... arguments) {
        var paragraph = new Paragraph(getTranslation(key, arguments));
        paragraph.addClassNames("muted", "small");
        return paragraph;
    }
}
