package cn.pingliang.sharing.webhook;

import cn.pingliang.sharing.shared.PortalProperties;
import cn.pingliang.sharing.shared.PortalTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is told of an event: ids, times, and the organisation that booked, which the institution sees anyway. Nobody's name, and
 * nothing anybody wrote: whoever needs more asks the API for it, with an account that may know.
 */
@Component
class WebhookBody {

    private final JdbcClient db;
    private final String portal;

    WebhookBody(JdbcClient db, PortalProperties portal) {
        this.db = db;
        this.portal = portal.baseUrl();
    }

    /** Nothing where what it is about is not there. */
    Optional<String> of(WebhookDue due) {
        var data = due.slot() == null ? closure(due) : booking(due);
        return data.map(known -> json(due.event(), due.at(), known));
    }

    String test(UUID webhook, UUID institution, Instant now) {
        var data = new LinkedHashMap<String, Object>();
        data.put("webhookId", webhook);
        data.put("institutionId", institution);
        return json(WebhookEvent.TEST, now, data);
    }

    private static String json(WebhookEvent event, Instant at, Map<String, Object> data) {
        var body = new LinkedHashMap<String, Object>();
        body.put("type", event.type());
        body.put("timestamp", moment(at));
        body.put("data", data);
        return JsonMapper.shared().writeValueAsString(body);
    }

    private Optional<Map<String, Object>> booking(WebhookDue due) {
        return db.sql("""
                        select r.institution_id, o.id as organisation_id, o.name as organisation
                        from booking b join resource r on r.id = b.instrument_id join organisation o on o.id = b.organisation_id
                        where b.id = ?""")
                .param(due.subject())
                .query((row, number) -> booking(due, row))
                .optional();
    }

    private Map<String, Object> booking(WebhookDue due, ResultSet row) throws SQLException {
        var data = new LinkedHashMap<String, Object>();
        data.put("bookingId", due.subject());
        data.put("step", due.number());
        data.put("instrumentId", due.instrument().value());
        data.put("institutionId", row.getObject("institution_id", UUID.class));
        if (due.slot() != null) {
            data.put("start", moment(due.slot().start()));
            data.put("end", moment(due.slot().end()));
        }
        if (due.before() != null) {
            data.put(
                    "before",
                    Map.of(
                            "start",
                            moment(due.before().start()),
                            "end",
                            moment(due.before().end())));
        }
        data.put(
                "organisation",
                Map.of("id", row.getObject("organisation_id", UUID.class), "name", row.getString("organisation")));
        data.put("url", portal + "/bookings/" + due.subject());
        return data;
    }

    private Optional<Map<String, Object>> closure(WebhookDue due) {
        return db.sql("""
                        select r.institution_id, c.kind, c.starts_at, coalesce(c.reopened_at, c.ends_at) as ends_at
                        from closure c join resource r on r.id = c.instrument_id where c.id = ?""")
                .param(due.subject())
                .query((row, number) -> closure(due, row))
                .optional();
    }

    private static Map<String, Object> closure(WebhookDue due, ResultSet row) throws SQLException {
        var data = new LinkedHashMap<String, Object>();
        data.put("closureId", due.subject());
        data.put("kind", row.getString("kind"));
        data.put("times", due.number());
        data.put("instrumentId", due.instrument().value());
        data.put("institutionId", row.getObject("institution_id", UUID.class));
        data.put("start", moment(row.getTimestamp("starts_at").toInstant()));
        data.put("end", moment(row.getTimestamp("ends_at").toInstant()));
        return data;
    }

    private static String moment(Instant moment) {
        return PortalTime.local(moment.truncatedTo(ChronoUnit.MILLIS)).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    }
}
