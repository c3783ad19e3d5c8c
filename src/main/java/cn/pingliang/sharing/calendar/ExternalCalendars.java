package cn.pingliang.sharing.calendar;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.calendar.ExternalRows.Source;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.schedule.ClosureBook;
import cn.pingliang.sharing.shared.ForbiddenException;
import cn.pingliang.sharing.shared.NotFoundException;
import cn.pingliang.sharing.shared.Refusal;
import cn.pingliang.sharing.shared.outbound.OutboundAddress;
import cn.pingliang.sharing.shared.outbound.OutboundAddress.Reading;
import java.time.Clock;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Has the portal read the calendar that an instrument has in another system, so that nobody books what is taken there. For
 * those who may close the instrument: a calendar takes time as a closure does.
 *
 * <p>Every method throws {@link NotFoundException} where there is no such calendar, and {@link ForbiddenException} where its
 * instrument is not the account's to close.
 */
@Service
@Transactional
public class ExternalCalendars {

    private final ExternalRows rows;
    private final ExternalTaking taking;
    private final ExternalFetch fetch;
    private final ClosureBook managed;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ExternalCalendars(
            ExternalRows rows,
            ExternalTaking taking,
            ExternalFetch fetch,
            ClosureBook managed,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.taking = taking;
        this.fetch = fetch;
        this.managed = managed;
        this.events = events;
        this.clock = clock;
    }

    /** What came of giving an address. */
    public sealed interface Answer {
        /** It is read within seconds. */
        record Accepted(UUID calendar) implements Answer {}

        record Refused(Refusal refusal) implements Answer {}
    }

    /** An instrument has at most one: whoever has several puts them together where they are. */
    public Answer add(ResourceId instrument, String typed, AccountId by) {
        require(instrument, by);
        return switch (fetch.read(typed)) {
            case Reading.Refused(var fault) -> new Answer.Refused(refusal(fault));
            case Reading.Understood(var address) ->
                rows.add(instrument, address, by, clock.instant())
                        .<Answer>map(calendar -> {
                            edited(calendar, CalendarAction.ADD_EXTERNAL, instrument, address, by);
                            return new Answer.Accepted(calendar);
                        })
                        .orElseGet(() -> new Answer.Refused(Refusal.of("external-calendar-there")));
        };
    }

    /** What it said before stays taken until the new address was read. */
    public Answer change(UUID calendar, String typed, AccountId by) {
        var source = require(calendar, by);
        return switch (fetch.read(typed)) {
            case Reading.Refused(var fault) -> new Answer.Refused(refusal(fault));
            case Reading.Understood(var address) -> {
                taking.change(source, address);
                edited(calendar, CalendarAction.CHANGE_EXTERNAL, source.instrument(), address, by);
                yield new Answer.Accepted(calendar);
            }
        };
    }

    /** Gives back all its time. */
    public void remove(UUID calendar, AccountId by) {
        var source = require(calendar, by);
        taking.remove(source);
        edited(calendar, CalendarAction.REMOVE_EXTERNAL, source.instrument(), source.address(), by);
    }

    /** As soon as the job that reads them comes by, which is within seconds. */
    public void syncNow(UUID calendar, AccountId by) {
        rows.syncAt(require(calendar, by).id(), clock.instant());
    }

    private static Refusal refusal(OutboundAddress.Fault fault) {
        return switch (fault) {
            case UNREADABLE -> Refusal.of("external-address-unreadable");
            case NOT_ENCRYPTED -> Refusal.of("external-address-encrypted");
            case PORT -> Refusal.of("external-address-port");
            case NOT_PUBLIC -> Refusal.of("external-address-not-public");
        };
    }

    private Source require(UUID calendar, AccountId by) {
        var source = rows.lock(calendar).orElseThrow(() -> new NotFoundException("external calendar " + calendar));
        require(source.instrument(), by);
        return source;
    }

    private void require(ResourceId instrument, AccountId by) {
        if (managed.instruments(by).stream().noneMatch(each -> each.id().equals(instrument))) {
            throw new ForbiddenException("the external calendar of " + instrument);
        }
    }

    private void edited(
            UUID calendar, CalendarAction action, ResourceId instrument, OutboundAddress address, AccountId by) {
        events.publishEvent(new ExternalCalendarEdited(calendar, action, instrument, address.host(), by));
    }
}
