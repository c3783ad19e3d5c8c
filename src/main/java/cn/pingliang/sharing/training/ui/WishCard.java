package cn.pingliang.sharing.training.ui;

import cn.pingliang.sharing.shared.ui.Ask;
import cn.pingliang.sharing.shared.ui.Formats;
import cn.pingliang.sharing.training.TrainingAnswer;
import cn.pingliang.sharing.training.TrainingDesk;
import cn.pingliang.sharing.training.WishView;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import java.time.LocalDate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One wish to be trained, with its two answers. */
class WishCard extends Composite<Article> {

    private final WishView wish;
    private final Runnable answered;

    /** @param answered when it is, so that what is shown can be read again */
    WishCard(WishView wish, LocalDate today, Answers answers, Runnable answered) {
        this.wish = wish;
        this.answered = answered;
        var formats = Formats.here();
        var who = Words.person(wish.personName(), wish.organisation());
        var instrument = formats.name(wish.instrumentName(), wish.instrumentNameEn());
        var asked = new Paragraph(getTranslation("training.wish.asked", instrument, formats.moment(wish.askedAt())));
        asked.addClassName("muted");
        var train = new Button(getTranslation("training.meet.verb"), click -> train(today, answers, instrument));
        train.addThemeVariants(ButtonVariant.PRIMARY);
        train.setAriaLabel(getTranslation("training.meet.label", who, instrument));
        var decline = new Button(getTranslation("training.decline.verb"), click -> decline(answers, instrument));
        decline.setAriaLabel(getTranslation("training.decline.label", who, instrument));
        var buttons = new Div(train, decline);
        buttons.addClassName("cluster");
        getContent().addClassNames("card", "stack-s");
        getContent().add(new H3(who), asked);
        if (wish.note() != null) {
            getContent().add(new Paragraph(wish.note()));
        }
        getContent().add(buttons);
    }

    /** The steps of {@link TrainingDesk} for whoever is signed in. */
    interface Answers {
        TrainingAnswer train(WishView wish, @Nullable LocalDate until, String note);

        TrainingAnswer decline(WishView wish, String reason);
    }

    private void train(LocalDate today, Answers answers, String instrument) {
        var until = new UntilField(today);
        Ask.forReason(
                        "training.meet",
                        (ask, note) -> {
                            if (until.isRight()) {
                                finish(ask, () -> answers.train(wish, until.day(), note));
                            }
                        },
                        wish.personName(),
                        instrument)
                .optional()
                .with(until)
                .open();
    }

    private void decline(Answers answers, String instrument) {
        Ask.forReason(
                        "training.decline",
                        (ask, reason) -> finish(ask, () -> answers.decline(wish, reason)),
                        wish.personName(),
                        instrument)
                .open();
    }

    private void finish(Ask ask, Supplier<TrainingAnswer> step) {
        switch (step.get()) {
            case TrainingAnswer.Done() -> {
                ask.done();
                answered.run();
            }
            case TrainingAnswer.Refused(var refusal) -> ask.refuse(Words.said(refusal));
        }
    }
}
