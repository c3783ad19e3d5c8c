package cn.pingliang.sharing.booking.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Span;
import java.time.Duration;
import java.time.Instant;

/** How many minutes are left until a moment, counted down in the browser without asking the server again. */
class TimeLeft extends Span {

    private static final long serialVersionUID = 1L;

    private static final String COUNT_DOWN = """
            const end = performance.now() + $0;
            const tell = () => {
                if (!this.isConnected) return clearInterval(counting);
                this.textContent = $1.replace('{minutes}', Math.max(0, Math.ceil((end - performance.now()) / 60000)));
            };
            const counting = setInterval(tell, 5000);
            """;

    private final Duration left;

    TimeLeft(Instant until, Instant now) {
        left = Duration.between(now, until);
        setText(words(String.valueOf(Math.max(0, Math.ceilDiv(left.toSeconds(), 60)))));
        // It changes by itself and need not be read out each time.
        getElement().setAttribute("role", "timer");
    }

    @Override
    protected void onAttach(AttachEvent event) {
        getElement().executeJs(COUNT_DOWN, left.toMillis(), words("{minutes}"));
    }

    private String words(String minutes) {
        return getTranslation("waiting.left", minutes);
    }
}
