package cn.pingliang.sharing.shell;

import cn.pingliang.sharing.account.Role;
import cn.pingliang.sharing.shared.jobs.JobBook;
import cn.pingliang.sharing.shared.jobs.JobBook.JobRun;
import cn.pingliang.sharing.shared.ui.Badge;
import cn.pingliang.sharing.shared.ui.Badge.Tone;
import cn.pingliang.sharing.shared.ui.DataTable;
import cn.pingliang.sharing.shared.ui.Formats;
import cn.pingliang.sharing.shared.ui.PageHeader;
import cn.pingliang.sharing.shared.ui.Titles;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the portal does by itself: when it did, when it will, and what fails. For the platform's operators. */
@Route("admin/jobs")
@Menu(order = 22, title = "admin.jobs.title", icon = "clock")
@RolesAllowed(Role.Names.PLATFORM_OPERATOR)
class JobsView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {

    private final JobBook book;
    private final Div runs = new Div();
    private final Formats formats = Formats.here();

    JobsView(JobBook book) {
        this.book = book;
        getContent().addClassNames("page", "stack");
        getContent().add(new PageHeader("admin.jobs.title").subtitle("admin.jobs.subtitle"), runs);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        runs.removeAll();
        runs.add(new DataTable<JobRun>("admin.jobs.title")
                .column("admin.jobs.name", run -> getTranslation("admin.jobs.name." + run.name()))
                .component("admin.jobs.state", JobsView::state)
                .word("admin.jobs.succeeded", run -> moment(run.succeeded()))
                .word("admin.jobs.failed", run -> moment(run.failed()))
                .word("admin.jobs.next", run -> moment(run.next()))
                .items(book.runs()));
    }

    private static Badge state(JobRun run) {
        if (run.failures() > 0) {
            return new Badge(Tone.REFUSED, "admin.jobs.failing");
        }
        if (run.running()) {
            return new Badge(Tone.IN_USE, "admin.jobs.running");
        }
        return run.succeeded() == null
                ? new Badge(Tone.NEUTRAL, "admin.jobs.never")
                : new Badge(Tone.APPROVED, "admin.jobs.fine");
    }

    private String moment(@Nullable Instant moment) {
        return moment == null ? getTranslation("admin.jobs.none") : formats.dateTime(moment);
    }

    @Override
    public String getPageTitle() {
        return Titles.of("admin.jobs.title");
    }
}
