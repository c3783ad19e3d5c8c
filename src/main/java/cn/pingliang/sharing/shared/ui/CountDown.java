package cn.pingliang.sharing.shared.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.time.Duration;

/**
 * What is left of something that is kept for the reader ({@code frontend/count-down.ts}), second by second. It stands within an
 * element with the attribute {@code data-kept}; whoever types or clicks in there is still at it.
 */
@Tag("count-down")
@JsModule("./count-down.ts")
public final class CountDown extends Component implements HasStyle {

    private static final long serialVersionUID = 1L;

    /** @param words said with the time in place of {@code {time}} */
    public CountDown(String words) {
        getElement().setProperty("words", words);
        getElement().setAttribute("role", "timer");
    }

    public void begin(Duration left) {
        getElement().callJsFunction("begin", left.toSeconds());
    }

    public void stop() {
        getElement().callJsFunction("stop");
    }

    public void onEnded(Runnable listener) {
        getElement().addEventListener("ended", event -> listener.run());
    }

    /** At most once a minute. */
    public void onStillHere(Runnable listener) {
        getElement().addEventListener("still-here", event -> listener.run());
    }
}
