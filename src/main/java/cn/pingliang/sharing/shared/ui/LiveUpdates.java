package cn.pingliang.sharing.shared.ui;

import cn.pingliang.sharing.shared.live.ChangeFeed;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a page up to date with what others do: put on the page, it has the page read again when one of its subjects changed,
 * within the page's own session, and says in a polite voice what {@link #say} is given. However often a subject changes, the
 * page is read at most about three times a second.
 */
@Tag("p")
public final class LiveUpdates extends HtmlContainer {

    private static final long serialVersionUID = 1L;

    private static final Duration REST = Duration.ofMillis(300);
    private static final Executor THREADS = Executors.newVirtualThreadPerTaskExecutor();

    /** What is painted anew loses the focus: remembers where it was by its words and its row, and gives it back. */
    private static final String REMEMBER = """
            const page = this.parentElement;
            const of = element => element.getAttribute('href') || element.textContent;
            const row = element => element.closest('tr')?.querySelector('a')?.href;
            page.addEventListener('focusin', event => this.last = { tag: event.target.localName,
                words: of(event.target), row: row(event.target), element: event.target });
            page.addEventListener('focusout', event => { if (event.relatedTarget) this.last = null; });
            this.giveBack = () => {
                const last = this.last;
                if (!last || last.element.isConnected || document.activeElement !== document.body) return;
                [...page.querySelectorAll(last.tag)].find(e => of(e) === last.words && row(e) === last.row)?.focus();
            };
            """;

    private final transient ChangeFeed feed;
    private final transient Runnable refresh;
    private final AtomicBoolean due = new AtomicBoolean();
    private Set<UUID> subjects = Set.of();
    private volatile long refreshedAt = System.nanoTime() - REST.toNanos();
    private transient volatile ChangeFeed.@Nullable Subscription subscription;

    /** @param refresh reads the page again; the page is locked for it, as for a click */
    public LiveUpdates(ChangeFeed feed, Runnable refresh) {
        this.feed = feed;
        this.refresh = refresh;
        addClassName("visually-hidden");
        getElement().setAttribute("role", "status");
    }

    /** From now on it is these that matter. */
    public void watch(Set<UUID> ids) {
        if (!subjects.equals(ids)) {
            subjects = Set.copyOf(ids);
            getUI().ifPresent(this::subscribe);
        }
    }

    /** For those who listen: what changed, when there is time to hear it. */
    public void say(String sentence) {
        setText(sentence);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        getElement().executeJs(REMEMBER);
        subscribe(event.getUI());
    }

    @Override
    protected void onDetach(DetachEvent event) {
        unsubscribe();
    }

    private void subscribe(UI ui) {
        unsubscribe();
        subscription = feed.subscribe(subjects, () -> refreshSoon(ui));
    }

    private void unsubscribe() {
        var ended = subscription;
        subscription = null;
        if (ended != null) {
            ended.close();
        }
    }

    /** At once where the page has rested, else when it has; never on the feed's thread, which serves all pages. */
    private void refreshSoon(UI ui) {
        if (due.compareAndSet(false, true)) {
            var rested = System.nanoTime() - refreshedAt;
            CompletableFuture.delayedExecutor(REST.toNanos() - rested, TimeUnit.NANOSECONDS, THREADS)
                    .execute(() -> access(ui));
        }
    }

    private void access(UI ui) {
        try {
            enqueue(ui);
        } catch (UIDetachedException nobodyLooksAnyMore) {
            unsubscribe();
        }
    }

    private void enqueue(UI ui) {
        // What fails goes to the session's error handler, like a click's failure.
        var _ = ui.access(() -> {
            due.set(false);
            if (subscription != null) {
                refreshedAt = System.nanoTime();
                refresh.run();
                getElement().executeJs("this.giveBack()");
            }
        });
    }
}
