package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.booking.BookingView;
import cn.pingliang.sharing.booking.DecisionImpact;
import cn.pingliang.sharing.booking.DecisionImpact.Agreement;
import cn.pingliang.sharing.booking.DecisionImpact.Left;
import cn.pingliang.sharing.booking.DecisionImpact.Manners;
import cn.pingliang.sharing.booking.DecisionImpact.Training;
import cn.pingliang.sharing.shared.ui.Badge;
import cn.pingliang.sharing.shared.ui.Badge.Tone;
import cn.pingliang.sharing.shared.ui.Formats;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a request is for, and under it what it would mean: what is to be heeded first and marked, then the facts in one line. */
class ApprovalsImpact extends Composite<Div> {

    private final Formats formats = Formats.here();

    ApprovalsImpact(BookingView request, @Nullable DecisionImpact impact) {
        getContent().addClassNames("impact", "stack-s");
        getContent().add(new Span(request.purpose()));
        if (request.overrideReason() != null) {
            getContent()
                    .add(new Div(
                            new Badge(Tone.PENDING, "approvals.impact.exception"),
                            new Span(" " + request.overrideReason())));
        }
        if (impact == null) {
            return;
        }
        var warnings = new Div();
        warnings.addClassName("cluster");
        warnings(impact).forEach(key -> warnings.add(new Badge(Tone.REFUSED, key)));
        warnings.setVisible(warnings.getChildren().findAny().isPresent());
        var facts = new Span(String.join(getTranslation("approvals.impact.and"), facts(impact)));
        facts.addClassName("muted");
        getContent().add(warnings, facts);
    }

    private static List<String> warnings(DecisionImpact impact) {
        var warnings = new ArrayList<String>();
        if (!impact.slotFree()) {
            warnings.add("approvals.impact.slot-gone");
        }
        if (impact.rivals() > 0) {
            warnings.add("approvals.impact.rivals-wait");
        }
        if (impact.quotasLeft().stream().anyMatch(each -> each.left().signum() < 0)) {
            warnings.add("approvals.impact.over-quota");
        }
        if (impact.noShows() > 0) {
            warnings.add("approvals.impact.no-shows");
        }
        if (impact.training() != null && impact.training().isMissing()) {
            warnings.add("approvals.impact.untrained");
        }
        if (impact.agreement() == Agreement.MISSING) {
            warnings.add("approvals.impact.agreement.MISSING");
        }
        return warnings;
    }

    private List<String> facts(DecisionImpact impact) {
        var facts = new ArrayList<String>();
        facts.add(
                impact.rivals() == 0
                        ? getTranslation("approvals.impact.no-rivals")
                        : getTranslation("approvals.impact.rivals", impact.rivals()));
        impact.quotasLeft().forEach(each -> facts.add(quota(each)));
        facts.add(
                impact.completed() + impact.noShows() == 0
                        ? getTranslation("approvals.impact.first-use")
                        : getTranslation("approvals.impact.record", impact.completed(), impact.noShows()));
        manners(impact.manners()).ifPresent(facts::add);
        if (impact.training() != null) {
            facts.add(training(impact.training()));
        }
        if (impact.agreement() != Agreement.MISSING) {
            facts.add(getTranslation("approvals.impact.agreement." + impact.agreement()));
        }
        facts.add(
                impact.price() == null
                        ? getTranslation("approvals.impact.price-open")
                        : getTranslation("approvals.impact.price", formats.money(impact.price())));
        if (impact.externalBefore() != null && impact.externalWith() != null) {
            facts.add(getTranslation(
                    "approvals.impact.external",
                    formats.hours(impact.externalBefore()),
                    formats.hours(impact.externalWith())));
        }
        return facts;
    }

    /** Only what was otherwise than booked. */
    private Optional<String> manners(Manners manners) {
        var said = Stream.of(
                        manner("approvals.impact.late", manners.late()),
                        manner("approvals.impact.left-early", manners.leftEarly()),
                        manner("approvals.impact.overtime", manners.overtime()))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(getTranslation("approvals.impact.manners-and")));
        return said.isEmpty()
                ? Optional.empty()
                : Optional.of(getTranslation("approvals.impact.manners", manners.uses(), said));
    }

    private Optional<String> manner(String key, int times) {
        return times == 0 ? Optional.empty() : Optional.of(getTranslation(key, times));
    }

    private String training(Training training) {
        var key = "approvals.impact.training." + training.state();
        return training.day() == null ? getTranslation(key) : getTranslation(key, formats.date(training.day()));
    }

    private String quota(Left quota) {
        return getTranslation(
                "approvals.impact.quota." + quota.holder(),
                getTranslation("approvals.impact.span." + quota.span()),
                getTranslation("approvals.impact.left." + quota.measure(), formats.number(quota.left(), 1)));
    }
}
