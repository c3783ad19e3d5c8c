package cn.pingliang.sharing.review;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.organisation.OrganisationId;
import cn.pingliang.sharing.organisation.Standing;
import cn.pingliang.sharing.organisation.Standings;
import cn.pingliang.sharing.shared.ForbiddenException;
import cn.pingliang.sharing.shared.Money;
import cn.pingliang.sharing.shared.NotFoundException;
import cn.pingliang.sharing.shared.PageOf;
import cn.pingliang.sharing.shared.PageRequest;
import cn.pingliang.sharing.shared.TimeOrderedId;
import cn.pingliang.sharing.shared.TimeSlot;
import cn.pingliang.sharing.usage.UsageMode;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The one source of sharing figures, for screens, the API and exports. A bureau sees the institutions under it (市科技局: all), an
 * institution its own; others may not ask.
 */
@Service
@Transactional(readOnly = true)
public class SharingReview {

    private final JdbcClient db;
    private final Standings standings;
    private final Clock clock;

    SharingReview(JdbcClient db, Standings standings, Clock clock) {
        this.db = db;
        this.standings = standings;
        this.clock = clock;
    }

    /**
     * The report as the account may see it, read in one statement so that its figures belong together.
     *
     * @throws ForbiddenException where the account reviews nothing
     */
    public SharingReport report(Period period, Grouping groupBy, AccountId account) {
        var scope = scope(account);
        var rows = db.sql("""
                        with hours as (
                            select instrument_id, sum(internal_hours) as internal, sum(external_hours) as external
                            from unit_hours(:start, :end) group by instrument_id
                        )
                        select %s, count(*) as instruments, count(*) filter (where i.is_open) as open,
                            coalesce(sum(h.internal + h.external), 0) as effective,
                            coalesce(sum(h.external), 0) as external,
                            sum(rated_hours_of(i.hours_per_year, i.units, i.started_on, i.scrapped_on, :from, :to)) as rated
                        from reviewed_instrument i join organisation o on o.id = i.institution_id
                        join instrument_class c on c.code = i.class_code
                        left join hours h on h.instrument_id = i.id
                        where %s and coalesce(i.started_on, :from) <= :to and coalesce(i.scrapped_on, :to + 1) > :from
                        group by %s order by %s""".formatted(columns(groupBy), scope.condition(), group(groupBy), order(groupBy)))
                .params(scope.parameters())
                .param("start", Timestamp.from(period.start()))
                .param("end", Timestamp.from(period.end()))
                .param("from", period.from())
                .param("to", period.to())
                .query((row, number) -> new SharingFigures(
                        row.getString("key"),
                        row.getString("name"),
                        row.getString("name_en"),
                        row.getInt("instruments"),
                        row.getInt("open"),
                        row.getBigDecimal("effective"),
                        row.getBigDecimal("external"),
                        row.getBigDecimal("rated")))
                .list();
        return new SharingReport(period, groupBy, clock.instant(), rows);
    }

    /**
     * The records behind a row's figures, latest first.
     *
     * @param key of a row of {@link #report}: institution, instrument or class
     * @throws ForbiddenException where the account reviews nothing
     * @throws NotFoundException where the key is of nothing that the account sees
     */
    public Records records(String key, Period period, boolean externalOnly, AccountId account, PageRequest page) {
        var scope = scope(account);
        var subject = subject(key, scope);
        var where = """
                from usage_record u join reviewed_instrument i on i.id = u.instrument_id
                where %s and %s and u.starts_at < :end and u.ends_at > :start and (u.external or not :externalOnly)
                """.formatted(scope.condition(), subject.condition());
        var parameters = scope.parameters();
        parameters.put("key", subject.key());
        parameters.put("start", Timestamp.from(period.start()));
        parameters.put("end", Timestamp.from(period.end()));
        parameters.put("externalOnly", externalOnly);
        var total = new long[1];
        var entries = db.sql("select u.*, i.name as instrument_name, count(*) over () as total " + where
                        + "order by u.starts_at desc, u.id limit :size offset :offset")
                .params(parameters)
                .param("size", page.size())
                .param("offset", page.offset())
                .query((row, number) -> {
                    total[0] = row.getLong("total");
                    var slot = new TimeSlot(
                            row.getTimestamp("starts_at").toInstant(),
                            row.getTimestamp("ends_at").toInstant());
                    var clipped = new TimeSlot(
                            slot.start().isBefore(period.start()) ? period.start() : slot.start(),
                            slot.end().isAfter(period.end()) ? period.end() : slot.end());
                    return new UsageEntry(
                            row.getObject("id", UUID.class),
                            row.getObject("instrument_id", UUID.class),
                            row.getString("instrument_name"),
                            slot,
                            clipped.hours(),
                            row.getBoolean("external"),
                            row.getString("user_unit"),
                            row.getString("purpose"),
                            UsageMode.valueOf(row.getString("service_mode")),
                            row.getObject("samples", Integer.class),
                            new Money(row.getLong("amount")),
                            row.getObject("booking_id", UUID.class));
                })
                .list();
        if (entries.isEmpty() && page.page() > 0) {
            // A page beyond the end has no row to carry the total.
            total[0] = db.sql("select count(*) " + where)
                    .params(parameters)
                    .query(Long.class)
                    .single();
        }
        return new Records(subject.name(), new PageOf<>(entries, page.page(), page.size(), total[0]));
    }

    public record Records(String name, PageOf<UsageEntry> page) {}

    private Subject subject(String key, Scope scope) {
        var id = TimeOrderedId.parse(key);
        var kinds = id.isPresent()
                ? new String[] {"i.institution_id = :key", "i.id = :key"}
                : new String[] {"i.class_code = :key"};
        Object value = id.isPresent() ? id.get() : key;
        for (var condition : kinds) {
            var name = db.sql("select %s from reviewed_instrument i join organisation o on o.id = i.institution_id"
                                    .formatted(
                                            condition.startsWith("i.institution")
                                                    ? "o.name"
                                                    : condition.startsWith("i.id") ? "i.name" : "i.class_code")
                            + " where " + scope.condition() + " and " + condition + " limit 1")
                    .params(scope.parameters())
                    .param("key", value)
                    .query(String.class)
                    .optional();
            if (name.isPresent()) {
                return new Subject(condition, value, name.get());
            }
        }
        throw new NotFoundException("figures of " + key);
    }

    private record Subject(String condition, Object key, String name) {}

    private Scope scope(AccountId account) {
        var standing = standings.of(account);
        if (standing.seats().stream().anyMatch(Standing.Seat::overseesAll)) {
            return new Scope("true", Map.of());
        }
        var institutions = new java.util.HashSet<UUID>();
        for (var seat : standing.seats()) {
            seat.oversees().stream().map(OrganisationId::value).forEach(institutions::add);
            if (standing.administers(seat.organisation())) {
                institutions.add(seat.organisation().value());
            }
        }
        if (institutions.isEmpty()) {
            throw new ForbiddenException("sharing figures");
        }
        return new Scope("i.institution_id in (:institutions)", Map.of("institutions", institutions));
    }

    /** Which institutions an account sees, as a condition in SQL. */
    private record Scope(String condition, Map<String, Object> parameters) {
        @Override
        public Map<String, Object> parameters() {
            return new HashMap<>(parameters);
        }
    }

    private static String columns(Grouping groupBy) {
        return switch (groupBy) {
            case INSTITUTION -> "o.id::text as key, o.name, o.name_en";
            case INSTRUMENT -> "i.id::text as key, i.name, i.name_en";
            case CLASS -> "c.code as key, c.name, c.name_en";
        };
    }

    private static String group(Grouping groupBy) {
        return switch (groupBy) {
            case INSTITUTION -> "o.id";
            case INSTRUMENT -> "i.id, i.name, i.name_en";
            case CLASS -> "c.code";
        };
    }

    private static String order(Grouping groupBy) {
        return switch (groupBy) {
            case INSTITUTION -> "o.created_at, o.id";
            case INSTRUMENT -> "external desc, effective desc, i.id";
            case CLASS -> "c.code";
        };
    }
}
