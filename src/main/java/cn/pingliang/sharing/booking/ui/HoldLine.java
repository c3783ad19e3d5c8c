package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.booking.BookingAnswer.Alternative;
import cn.pingliang.sharing.booking.BookingRequest;
import cn.pingliang.sharing.booking.SlotHolds.HoldAnswer;
import cn.pingliang.sharing.catalogue.BookableInstruments.BookableInstrument;
import cn.pingliang.sharing.shared.ui.CountDown;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the chosen time while somebody fills in the form, and says how long still. It asks for the hold a moment after the choice,
 * so that the choice shows at once and trying out times by keyboard holds none of them; it gives the hold back on leaving.
 */
class HoldLine extends Composite<Div> {

    private static final int MOMENT = 400;

    private final BookingHolds holds;
    private final Function<BookingRequest, HoldAnswer> holding;
    private final AccountId holder;
    private final CountDown countDown = new CountDown(getTranslation("book.hold.left"));
    private final Span said = new Span();
    private final Button again = new Button(getTranslation("book.hold.again"), click -> holdNow());

    private @Nullable BookingRequest wish;
    private boolean held;
    private int choices;
    private BiConsumer<List<Alternative>, @Nullable BookableInstrument> takenListener = (alternatives, companion) -> {};

    /** @param holding asks for the hold */
    HoldLine(BookingHolds holds, Function<BookingRequest, HoldAnswer> holding) {
        this.holds = holds;
        this.holding = holding;
        holder = holds.account();
        countDown.onEnded(this::ended);
        countDown.onStillHere(this::renew);
        getContent().addClassNames("hold-line", "cluster", "muted");
        getContent().add(countDown, said, again);
        show(false, null, false);
    }

    /** @param listener told free slots instead, and the companion that is taken where it is not the instrument itself */
    void onTaken(BiConsumer<List<Alternative>, @Nullable BookableInstrument> listener) {
        takenListener = listener;
    }

    /** @param chosen as it will be asked for; null where nothing that can be had was chosen */
    void keep(@Nullable BookingRequest chosen) {
        var before = wish;
        wish = chosen;
        var choice = ++choices;
        if (chosen == null) {
            countDown.stop();
            show(false, null, false);
            if (before != null) {
                release(before);
            }
        } else if (before == null || !before.slot().equals(chosen.slot())) {
            show(false, null, false);
            // By the page: what is not visible yet runs nothing in the browser.
            UI.getCurrent()
                    .getPage()
                    .executeJs("return new Promise(done => setTimeout(done, $0))", MOMENT)
                    .then(waited -> {
                        if (choice == choices) {
                            holdNow();
                        }
                    });
        }
    }

    private void holdNow() {
        if (wish == null) {
            return;
        }
        switch (holding.apply(wish)) {
            case HoldAnswer.Held kept -> {
                held = true;
                begin(holds.left(kept.until()));
            }
            case HoldAnswer.Had own -> show(false, null, false);
            case HoldAnswer.NotNeeded competing -> show(false, getTranslation("book.hold.competing"), false);
            case HoldAnswer.SlotTaken taken -> {
                release(wish);
                wish = null;
                show(false, null, false);
                takenListener.accept(taken.alternatives(), taken.companion());
            }
            case HoldAnswer.Refused refused -> show(false, Refusals.sentence(refused.refusals()), false);
        }
    }

    private void renew() {
        if (wish != null) {
            holds.renew(wish.instrument()).ifPresentOrElse(until -> begin(holds.left(until)), this::ended);
        }
    }

    private void begin(Duration left) {
        show(true, null, false);
        countDown.begin(left);
    }

    private void ended() {
        if (wish != null) {
            show(false, getTranslation("book.hold.ended"), true);
        }
    }

    private void show(boolean counting, @Nullable String sentence, boolean offerAgain) {
        countDown.setVisible(counting);
        said.setText(sentence == null ? "" : sentence);
        said.setVisible(sentence != null);
        again.setVisible(offerAgain);
        getContent().setVisible(counting || sentence != null);
    }

    @Override
    protected void onDetach(DetachEvent event) {
        if (wish != null) {
            release(wish);
        }
    }

    private void release(BookingRequest kept) {
        if (held) {
            held = false;
            holds.release(kept.instrument(), holder);
        }
    }
}
