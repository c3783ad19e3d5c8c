package cn.pingliang.sharing.audit;

import cn.pingliang.sharing.account.SignInAction;
import cn.pingliang.sharing.account.TokenAction;
import cn.pingliang.sharing.booking.BookingAction;
import cn.pingliang.sharing.booking.RoutingAction;
import cn.pingliang.sharing.booking.TermsAction;
import cn.pingliang.sharing.calendar.CalendarAction;
import cn.pingliang.sharing.schedule.ClosureAction;
import cn.pingliang.sharing.training.TrainingAction;
import cn.pingliang.sharing.webhook.WebhookAction;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What entries are about, and what can be done with it. An action that is in no kind cannot be written. */
public enum AuditKind {
    BOOKING(BookingAction.values()),
    TERMS(TermsAction.values()),
    ROUTING(RoutingAction.values()),
    CLOSURE(ClosureAction.values()),
    CALENDAR(CalendarAction.values()),
    WEBHOOK(WebhookAction.values()),
    TRAINING(TrainingAction.values()),
    TOKEN(TokenAction.values()),
    SIGN_IN(SignInAction.values()),
    AUDIT(AuditAction.values());

    private final List<Enum<?>> actions;

    AuditKind(Enum<?>... actions) {
        this.actions = List.of(actions);
    }

    public List<Enum<?>> actions() {
        return actions;
    }

    public Optional<Enum<?>> action(String name) {
        return actions.stream().filter(each -> each.name().equals(name)).findFirst();
    }

    static AuditKind of(Enum<?> action) {
        return Stream.of(values())
                .filter(kind -> kind.actions.contains(action))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("%s.%s is an action of no kind of audit entry"
                        .formatted(action.getDeclaringClass().getSimpleName(), action)));
    }
}
