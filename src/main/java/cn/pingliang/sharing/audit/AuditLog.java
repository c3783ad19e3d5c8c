package cn.pingliang.sharing.audit;

import cn.pingliang.sharing.shared.Audited;
import cn.pingliang.sharing.shared.TimeOrderedId;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Writes the entries: one insert for each event, and no lock beyond the row's own. */
@Component
class AuditLog {

    private final JdbcClient db;
    private final Era era;
    private final Clock clock;

    AuditLog(JdbcClient db, Era era, Clock clock) {
        this.db = db;
        this.era = era;
        this.clock = clock;
    }

    /** There are both, what was done and its entry, or neither. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void write(Audited event) {
        var deed = event.deed();
        var origin = Origin.ofThisCall();
        db.sql("""
                        insert into audit_entry (id, era, at, actor_id, kind, action, on_id, details, channel, address)
                        values (?, ?, ?, ?, ?, ?, ?, cast(? as jsonb), ?, ?)""")
                .param(TimeOrderedId.next())
                .param(era.number())
                .param(Timestamp.from(clock.instant()))
                .param(deed.by())
                .param(AuditKind.of(deed.action()).name())
                .param(deed.action().name())
                .param(deed.on())
                .param(json(deed.details()))
                .param(origin.channel())
                .param(origin.address())
                .update();
    }

    private static String json(Map<String, ?> details) {
        return JsonMapper.shared()
                .writeValueAsString(details.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, detail -> plain(detail.getValue()))));
    }

    /** Ids, moments and constants are what they say. */
    private static Object plain(@Nullable Object value) {
        return switch (value) {
            case Number number -> number;
            case Boolean truth -> truth;
            case Collection<?> several -> several.stream().map(AuditLog::plain).toList();
            case null -> throw new IllegalArgumentException("a detail without a value");
            default -> value.toString();
        };
    }
}
