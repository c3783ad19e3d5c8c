package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.catalogue.BookableInstruments.BookableInstrument;
import cn.pingliang.sharing.shared.ui.Formats;
import cn.pingliang.sharing.shared.ui.LinkButton;
import cn.pingliang.sharing.shared.ui.Notice;
import cn.pingliang.sharing.training.Trained;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** That an instrument is operated by those who are trained on it; whether the viewer is, and the way to ask for it. */
class TrainingLine extends Composite<Div> {

    /** @param trained the viewer's; null for whoever is not signed in */
    TrainingLine(BookableInstrument instrument, @Nullable Trained trained, LocalDate today) {
        var needed =
                getTranslation(instrument.openToSamples() ? "book.training.needed-or-samples" : "book.training.needed");
        var notice = new Notice(Notice.Tone.INFO, trained == null ? needed : needed + own(trained, today));
        if (trained != null && !trained.lasts(today)) {
            notice.add(new Div(ask(instrument)));
        }
        getContent().add(notice);
    }

    /** The way to ask for training on the instrument. */
    static LinkButton ask(BookableInstrument instrument) {
        return new LinkButton("trainings?instrument=" + instrument.id(), "training.ask");
    }

    private static boolean isWithoutEnd(Trained trained, LocalDate today) {
        return trained.until(today).filter(LocalDate.MAX::equals).isPresent();
    }

    private String own(Trained trained, LocalDate today) {
        if (isWithoutEnd(trained, today)) {
            return getTranslation("book.training.without-end");
        }
        var formats = Formats.here();
        return trained.until(today)
                .map(last -> getTranslation("book.training.until", formats.date(last)))
                .or(() ->
                        trained.lastBefore(today).map(last -> getTranslation("book.training.over", formats.date(last))))
                .orElseGet(() -> getTranslation("book.training.none"));
    }
}
