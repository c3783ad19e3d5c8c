package cn.pingliang.sharing.schedule;

import static cn.pingliang.sharing.schedule.ClosureRights.array;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.shared.ForbiddenException;
import cn.pingliang.sharing.shared.PageOf;
import cn.pingliang.sharing.shared.PageRequest;
import cn.pingliang.sharing.shared.TimeSlot;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.Year;
import java.util.List;
import java.util.SortedSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Shows closures to those who may make them. Every method throws {@link ForbiddenException} where the account manages no
 * instruments by its role.
 */
@Service
@Transactional(readOnly = true)
public class ClosureBook {

    private final JdbcClient db;
    private final ClosureRights rights;
    private final WorkCalendarYears years;
    private final Clock clock;

    ClosureBook(JdbcClient db, ClosureRights rights, WorkCalendarYears years, Clock clock) {
        this.db = db;
        this.rights = rights;
        this.years = years;
        this.clock = clock;
    }

    /** The instruments the account may close, by name. */
    public List<ClosableInstrument> instruments(AccountId by) {
        return rights.instrumentsOf(by);
    }

    /** The years that bookings reach soon or already, of which nobody entered the holidays: Monday to Friday are worked then. */
    public SortedSet<Year> yearsWithoutHolidays(AccountId by) {
        rights.instrumentsOf(by);
        return years.missing();
    }

    /**
     * Whatever is closed now or later, the soonest first; or what is over, the latest first.
     *
     * @param instrument only this one, which has no closures where it is not the account's to close; null for all
     */
    public PageOf<ClosureView> find(@Nullable ResourceId instrument, boolean over, AccountId by, PageRequest page) {
        var own = rights.instrumentsOf(by).stream()
                .map(ClosableInstrument::id)
                .filter(each -> instrument == null || each.equals(instrument))
                .map(ResourceId::value)
                .toList();
        var now = clock.instant();
        var isOver = "(c.ends_at <= :now or c.reopened_at is not null)";
        var total = new long[1];
        var closures = db.sql("""
                        select c.*, r.name as instrument_name, r.name_en as instrument_name_en, a.display_name as declared_by_name,
                            b.display_name as reopened_by_name, s.rule, count(*) over () as total
                        from closure c join resource r on r.id = c.instrument_id join account a on a.id = c.declared_by
                        left join account b on b.id = c.reopened_by left join closure_series s on s.id = c.series_id
                        where c.instrument_id = any(cast(:own as uuid[])) and\s""" + (over ? isOver : "not " + isOver)
                        + " order by c.starts_at" + (over ? " desc" : "") + ", c.id limit :size offset :offset")
                .param("own", array(own))
                .param("now", Timestamp.from(now))
                .param("size", page.size())
                .param("offset", page.offset())
                .query((row, number) -> {
                    total[0] = row.getLong("total");
                    return view(row);
                })
                .list();
        return new PageOf<>(closures, page.page(), page.size(), total[0]);
    }

    private static ClosureView view(ResultSet row) throws SQLException {
        return new ClosureView(
                row.getObject("id", UUID.class),
                new ResourceId(row.getObject("instrument_id", UUID.class)),
                row.getString("instrument_name"),
                row.getString("instrument_name_en"),
                OccupancyKind.valueOf(row.getString("kind")),
                new TimeSlot(
                        row.getTimestamp("starts_at").toInstant(),
                        row.getTimestamp("ends_at").toInstant()),
                row.getString("reason"),
                row.getString("rule"),
                row.getString("declared_by_name"),
                row.getTimestamp("declared_at").toInstant(),
                moment(row.getTimestamp("reopened_at")),
                row.getString("reopened_by_name"));
    }

    private static @Nullable Instant moment(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }

    /**
     * A closure as those see it who may make them.
     *
     * @param slot as it was announced, however early it ended
     * @param rule by which it repeats; null for a single one
     * @param reopenedAt when somebody ended it or called it off; null where nobody did
     */
    public record ClosureView(
            UUID id,
            ResourceId instrument,
            String instrumentName,
            String instrumentNameEn,
            OccupancyKind kind,
            TimeSlot slot,
            String reason,
            @Nullable String rule,
            String declaredBy,
            Instant declaredAt,
            @Nullable Instant reopenedAt,
            @Nullable String reopenedBy) {}
}
