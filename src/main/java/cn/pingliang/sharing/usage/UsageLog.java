package cn.pingliang.sharing.usage;

import cn.pingliang.sharing.account.AccountDirectory;
import cn.pingliang.sharing.booking.UseConfirmed;
import cn.pingliang.sharing.organisation.OrganisationDirectory;
import cn.pingliang.sharing.shared.TimeOrderedId;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes usage records. Nothing here is ever deleted. */
@Service
class UsageLog {

    private static final BigDecimal SECONDS_PER_HOUR = BigDecimal.valueOf(3600);

    private final JdbcClient db;
    private final OrganisationDirectory organisations;
    private final AccountDirectory accounts;
    private final Clock clock;

    UsageLog(JdbcClient db, OrganisationDirectory organisations, AccountDirectory accounts, Clock clock) {
        this.db = db;
        this.organisations = organisations;
        this.accounts = accounts;
        this.clock = clock;
    }

    /**
     * A confirmed booking becomes a record in the transaction that confirmed it: there are both or neither. The confirmed
     * hours end when the use did, at check-out or before, so no record ever lies in the future.
     */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(UseConfirmed use) {
        var length = Duration.ofSeconds(use.hours().multiply(SECONDS_PER_HOUR).longValueExact());
        var unitName = Objects.requireNonNull(
                        organisations.named(List.of(use.organisation())).get(use.organisation()))
                .name();
        db.sql("""
                        insert into usage_record (id, instrument_id, unit, starts_at, ends_at, external, organisation_id,
                            user_unit, user_name, purpose, service_mode, samples, amount, booking_id, recorded_by, recorded_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(TimeOrderedId.next())
                .param(use.instrument().value())
                .param(use.unit())
                .param(Timestamp.from(use.endedAt().minus(length)))
                .param(Timestamp.from(use.endedAt()))
                .param(use.external())
                .param(use.organisation().value())
                .param(unitName)
                .param(accounts.person(use.user()).displayName())
                .param(use.purpose())
                .param(use.serviceMode().name())
                .param(use.samples())
                .param(use.amount().fen())
                .param(use.id().value())
                .param(use.by().value())
                .param(Timestamp.from(clock.instant()))
                .update();
    }
}
