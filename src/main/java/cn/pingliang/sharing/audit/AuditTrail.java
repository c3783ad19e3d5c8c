package cn.pingliang.sharing.audit;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.audit.AuditLine.Person;
import cn.pingliang.sharing.shared.PortalTime;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** The entries, latest first, for the platform's operators. Nothing of it is ever deleted. */
@Service
public class AuditTrail {

    public static final int ON_A_PAGE = 50;

    private static final int AT_ONCE = 1000;

    private final JdbcClient db;
    private final AuditRights rights;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    AuditTrail(JdbcClient db, AuditRights rights, ApplicationEventPublisher events, TransactionTemplate transaction) {
        this.db = db;
        this.rights = rights;
        this.events = events;
        this.transaction = transaction;
    }

    /** @param earlier where the next page begins; null where this is the last */
    public record Page(List<AuditLine> lines, @Nullable UUID earlier) {

        public Page {
            lines = List.copyOf(lines);
        }
    }

    /**
     * One page, read from the index whichever it is. One query.
     *
     * @param before the page's lines come before this entry; null for the latest
     */
    public Page find(AuditQuery query, @Nullable UUID before, AccountId by) {
        rights.require(by);
        return page(query, before, ON_A_PAGE);
    }

    /** All entries of the query as a table for other programs; that they were taken out is an entry itself. */
    public void export(AuditQuery query, AccountId by, Appendable csv) throws IOException {
        rights.require(by);
        transaction.executeWithoutResult(status -> events.publishEvent(new AuditExported(query, by)));
        var table = new AuditCsv(csv);
        UUID before = null;
        do {
            var page = page(query, before, AT_ONCE);
            table.add(page.lines());
            before = page.earlier();
        } while (before != null);
    }

    private Page page(AuditQuery query, @Nullable UUID before, int size) {
        var conditions = new ArrayList<String>();
        conditions.add("true");
        if (before != null) {
            conditions.add("e.id < :before");
        }
        if (query.person() != null) {
            var theirs = "(select id from account where username = lower(:person))";
            conditions.add("(e.actor_id = %s or (e.on_id = %s and e.kind = 'SIGN_IN'))".formatted(theirs, theirs));
        }
        if (query.kind() != null) {
            conditions.add("e.kind = :kind");
        }
        if (query.action() != null) {
            conditions.add("e.action = :action");
        }
        if (query.on() != null) {
            conditions.add("e.on_id = :on");
        }
        if (query.from() != null) {
            conditions.add("e.at >= :from");
        }
        if (query.to() != null) {
            conditions.add("e.at < :until");
        }
        var lines = db.sql("""
                        select e.*, a.username, a.display_name, s.username as subject_username,
                            s.display_name as subject_name, r.name as instrument, r.name_en as instrument_en
                        from audit_entry e left join account a on a.id = e.actor_id
                        left join account s on s.id = e.on_id and e.kind = 'SIGN_IN' and e.actor_id is null
                        left join resource r on r.id = cast(e.details ->> 'instrument' as uuid)
                        where %s order by e.id desc limit :most""".formatted(String.join(" and ", conditions)))
                .param("before", before, Types.OTHER)
                .param("person", query.person())
                .param("kind", query.kind() == null ? null : query.kind().name())
                .param("action", query.action() == null ? null : query.action().name())
                .param("on", query.on(), Types.OTHER)
                .param("from", startOf(query.from(), 0))
                .param("until", startOf(query.to(), 1))
                .param("most", size + 1)
                .query((row, number) -> line(row))
                .list();
        return lines.size() <= size
                ? new Page(lines, null)
                : new Page(lines.subList(0, size), lines.get(size - 1).id());
    }

    private static @Nullable Timestamp startOf(@Nullable LocalDate day, int later) {
        return day == null ? null : Timestamp.from(PortalTime.startOf(day.plusDays(later)));
    }

    private static AuditLine line(ResultSet row) throws SQLException {
        var kind = AuditKind.valueOf(row.getString("kind"));
        return new AuditLine(
                row.getObject("id", UUID.class),
                row.getTimestamp("at").toInstant(),
                Person.of(row.getString("username"), row.getString("display_name")),
                Person.of(row.getString("subject_username"), row.getString("subject_name")),
                kind,
                kind.action(row.getString("action")).orElseThrow(),
                row.getObject("on_id", UUID.class),
                row.getString("instrument"),
                row.getString("instrument_en"),
                JsonMapper.shared().readTree(row.getString("details")),
                row.getString("channel"),
                row.getString("address"));
    }
}
