package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.account.CurrentAccount;
import cn.pingliang.sharing.account.Role;
import cn.pingliang.sharing.booking.BookingId;
import cn.pingliang.sharing.booking.BookingStatus;
import cn.pingliang.sharing.booking.BookingView;
import cn.pingliang.sharing.booking.DecisionBatches;
import cn.pingliang.sharing.booking.DecisionQueue;
import cn.pingliang.sharing.booking.DecisionQueue.Page;
import cn.pingliang.sharing.booking.DecisionQueue.Part;
import cn.pingliang.sharing.booking.StepAnswer;
import cn.pingliang.sharing.shared.PageRequest;
import cn.pingliang.sharing.shared.ui.Badge;
import cn.pingliang.sharing.shared.ui.EmptyState;
import cn.pingliang.sharing.shared.ui.Glyph;
import cn.pingliang.sharing.shared.ui.LiveUpdates;
import cn.pingliang.sharing.shared.ui.Notice;
import cn.pingliang.sharing.shared.ui.Notice.Tone;
import cn.pingliang.sharing.shared.ui.PageHeader;
import cn.pingliang.sharing.shared.ui.PageLinks;
import cn.pingliang.sharing.shared.ui.Titles;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What waits for the institution: requests to decide, uses to begin and end, hours to confirm. Only its own. */
@Route("approvals")
@Menu(order = 3, title = "approvals.title", icon = "inbox")
@RolesAllowed({Role.Names.INSTITUTION_ADMIN, Role.Names.INSTRUMENT_MANAGER})
class ApprovalsView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {

    private static final int ON_A_PAGE = 30;

    private final DecisionQueue decisions;
    private final DecisionBatches batches;
    private final BookingVerbs verbs;
    private final CurrentAccount current;
    private final Div answer = new Div();
    private final Div queue = new Div();
    private final ApprovalsBatch batch;
    private final ApprovalsSelection selection = new ApprovalsSelection(this::approve);
    private final ApprovalsKeys keys = new ApprovalsKeys();
    private final LiveUpdates live;
    private BookingStatus shown = BookingStatus.PENDING;
    private Part part = Part.ALL;
    private int page;
    private @Nullable Page listed;

    ApprovalsView(
            DecisionQueue decisions,
            DecisionBatches batches,
            BookingVerbs verbs,
            CurrentAccount current,
            BookingNews news,
            Clock clock) {
        this.decisions = decisions;
        this.batches = batches;
        this.verbs = verbs;
        this.current = current;
        batch = new ApprovalsBatch(batches, current.require(), clock, this::show);
        live = news.ofWhatIsSaid(this::refresh);
        answer.addClassName("when-filled");
        queue.addClassName("stack");
        getContent().addClassName("page-wide");
        getContent().add(new PageHeader("approvals.title").subtitle("approvals.subtitle"), answer, batch, queue, live);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var query = event.getLocation().getQueryParameters();
        shown = query.getSingleParameter("status").flatMap(StatusTabs::of).orElse(BookingStatus.PENDING);
        part = shown == BookingStatus.PENDING
                ? query.getSingleParameter("part").map(PartChips::of).orElse(Part.ALL)
                : Part.ALL;
        page = PageLinks.page(query);
        answer.removeAll();
        selection.clear();
        show();
        listed().batch().ifPresent(batch::follow);
        batch.read();
        if (listed().missed()) {
            batch.tellMissed();
        }
    }

    /** Only what others changed, and what came of a batch; the viewer's own steps are shown already. */
    private void refresh() {
        batch.read();
        if (!find().told().equals(listed().told())) {
            show();
            live.say(getTranslation("live.list"));
        }
    }

    private void show() {
        var found = find();
        listed = found;
        live.watch(found.followed());
        page = found.requests().page();
        queue.removeAll();
        queue.add(new StatusTabs(shown, found.waiting()));
        if (shown == BookingStatus.PENDING) {
            queue.add(new PartChips(part, found.parts()));
        }
        queue.add(list(found));
    }

    private Page find() {
        return decisions.open(shown, part, new PageRequest(page, ON_A_PAGE), current.require());
    }

    private Page listed() {
        return Objects.requireNonNull(listed);
    }

    private Component list(Page found) {
        var requests = found.requests();
        if (requests.items().isEmpty()) {
            return new EmptyState(Glyph.INBOX, "approvals.empty." + StatusTabs.parameter(shown));
        }
        var decides = shown == BookingStatus.PENDING;
        var list = new Div();
        list.addClassName("stack-s");
        if (decides) {
            selection.offer(requests.items().stream()
                    .filter(request -> !isApprovedSoon(request))
                    .toList());
            list.add(selection);
        }
        list.add(
                (decides
                                ? ApprovalsTable.deciding(found.impacts(), selection::box, this::steps)
                                : ApprovalsTable.using(this::steps))
                        .items(requests.items()),
                new PageLinks(
                        part == Part.ALL ? "approvals?status=" + StatusTabs.parameter(shown) : PartChips.address(part),
                        requests));
        if (decides) {
            list.add(keys);
            keys.listenIn(list);
        }
        return list;
    }

    private Component steps(BookingView booking) {
        return isApprovedSoon(booking)
                ? new Badge(Badge.Tone.PENDING, "approvals.soon")
                : BookingActions.forQueue(booking, verbs, taken -> show(booking, taken));
    }

    /** It waits in a batch, the viewer's own or another's. */
    private boolean isApprovedSoon(BookingView booking) {
        var impact = listed().impacts().get(booking.id());
        return impact != null && impact.batch() != null;
    }

    private void approve(Map<BookingId, Integer> chosen) {
        answer.removeAll();
        batches.approve(chosen, current.require())
                .ifPresentOrElse(
                        batch::follow,
                        () -> answer.add(new Notice(Tone.WARN, getTranslation("booking.changed-meanwhile"))));
        selection.clear();
        batch.read();
        show();
    }

    /** The queue as it is now, with what came of the step. */
    private void show(BookingView booking, StepAnswer taken) {
        answer.removeAll();
        batch.clear();
        answer.add(ApprovalsAnswer.to(booking, taken));
        show();
        ApprovalsKeys.goBack(queue);
    }

    @Override
    public String getPageTitle() {
        return Titles.of("approvals.title");
    }
}
