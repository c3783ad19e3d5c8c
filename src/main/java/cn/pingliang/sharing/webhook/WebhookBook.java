package cn.pingliang.sharing.webhook;

import static java.util.stream.Collectors.groupingBy;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.account.Role;
import cn.pingliang.sharing.organisation.OrganisationId;
import cn.pingliang.sharing.organisation.Standing.Seat;
import cn.pingliang.sharing.organisation.Standings;
import cn.pingliang.sharing.shared.ForbiddenException;
import cn.pingliang.sharing.shared.NotFoundException;
import cn.pingliang.sharing.shared.PageOf;
import cn.pingliang.sharing.shared.PageRequest;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shows the webhooks of an institution to its administrators; everybody else gets {@link ForbiddenException}. */
@Service
@Transactional(readOnly = true)
public class WebhookBook {

    private static final String SELECT = """
            select w.*, a.display_name, (select count(*) from webhook_delivery d
                where d.webhook_id = w.id and d.delivered_at is null and d.given_up_at is null) as waiting
            from webhook w join account a on a.id = w.added_by
            """;

    private final JdbcClient db;
    private final Standings standings;
    private final WebhookProperties properties;

    WebhookBook(JdbcClient db, Standings standings, WebhookProperties properties) {
        this.db = db;
        this.standings = standings;
        this.properties = properties;
    }

    /**
     * @param institutions all that the account administers
     * @param possible whether the portal has a key to make secrets with
     */
    public record Sheet(OrganisationId institution, List<Seat> institutions, List<Webhook> webhooks, boolean possible) {
        public Sheet {
            institutions = List.copyOf(institutions);
            webhooks = List.copyOf(webhooks);
        }
    }

    /**
     * @param offSince null while it is switched on
     * @param offBecause null where a person switched it off
     * @param failingSince null where the last try went well, or there was none
     * @param previousUntil until when its secret before signs too
     * @param waiting how much is not told yet
     */
    public record Webhook(
            UUID id,
            OrganisationId institution,
            URI address,
            List<WebhookEvent> events,
            String addedBy,
            Instant addedAt,
            @Nullable Instant offSince,
            @Nullable WebhookFailure offBecause,
            @Nullable Instant failingSince,
            @Nullable Instant succeededAt,
            @Nullable Instant previousUntil,
            long waiting) {

        public Webhook {
            events = List.copyOf(events);
        }

        public boolean on() {
            return offSince == null;
        }
    }

    /** Where something that is to be told stands. */
    public enum Progress {
        WAITING,
        /** Tried in vain, and tried again. */
        RETRYING,
        DELIVERED,
        GIVEN_UP
    }

    /**
     * @param next when it is tried again at the earliest; null where it is not
     * @param attempts the latest last
     */
    public record Delivery(
            UUID id,
            WebhookEvent event,
            String body,
            Instant at,
            Progress progress,
            @Nullable Instant next,
            List<Attempt> attempts) {
        public Delivery {
            attempts = List.copyOf(attempts);
        }
    }

    /**
     * @param status null where there was no answer
     * @param failure null where it was taken
     */
    public record Attempt(
            Instant at,
            int milliseconds,
            @Nullable Integer status,
            @Nullable WebhookFailure failure) {}

    public record Page(Webhook webhook, PageOf<Delivery> deliveries) {}

    /**
     * Two queries.
     *
     * @param institution null for the first that the account administers
     */
    public Sheet sheet(@Nullable OrganisationId institution, AccountId by) {
        var seats = standings.of(by).seats().stream()
                .filter(seat -> seat.role() == Role.INSTITUTION_ADMIN)
                .toList();
        var owner = seats.stream()
                .map(Seat::organisation)
                .filter(each -> institution == null || each.equals(institution))
                .findFirst()
                .orElseThrow(() -> new ForbiddenException("webhooks of " + institution));
        var webhooks = db.sql(SELECT + "where w.institution_id = ? order by w.added_at, w.id")
                .param(owner.value())
                .query((row, number) -> webhook(row))
                .list();
        return new Sheet(owner, seats, webhooks, properties.isOn());
    }

    /**
     * At most four queries. What was told last first.
     *
     * @throws NotFoundException where there is no such webhook
     */
    public Page find(UUID webhook, AccountId by, PageRequest page) {
        var found = db.sql(SELECT + "where w.id = ?")
                .param(webhook)
                .query((row, number) -> webhook(row))
                .optional()
                .orElseThrow(() -> new NotFoundException("webhook " + webhook));
        if (!standings.of(by).administers(found.institution())) {
            throw new ForbiddenException("webhook " + webhook);
        }
        return new Page(found, deliveries(webhook, page));
    }

    private PageOf<Delivery> deliveries(UUID webhook, PageRequest page) {
        var total = new long[1];
        var attempts = db
                .sql("""
                        select t.* from webhook_attempt t where t.delivery_id in (select id from webhook_delivery
                            where webhook_id = ? order by created_at desc, id desc limit ? offset ?)
                        order by t.made_at, t.id""")
                .params(webhook, page.size(), page.offset())
                .query((row, number) -> new Tried(row.getObject("delivery_id", UUID.class), attempt(row)))
                .list()
                .stream()
                .collect(groupingBy(Tried::delivery));
        var deliveries = db.sql("""
                        select d.*, greatest(d.due_at, w.rests_until) as next_at, w.off_since, count(*) over () as total
                        from webhook_delivery d join webhook w on w.id = d.webhook_id
                        where d.webhook_id = ? order by d.created_at desc, d.id desc limit ? offset ?""")
                .params(webhook, page.size(), page.offset())
                .query((row, number) -> {
                    total[0] = row.getLong("total");
                    return delivery(
                            row,
                            attempts.getOrDefault(row.getObject("id", UUID.class), List.of()).stream()
                                    .map(Tried::attempt)
                                    .toList());
                })
                .list();
        return new PageOf<>(deliveries, page.page(), page.size(), total[0]);
    }

    private record Tried(UUID delivery, Attempt attempt) {}

    private static Webhook webhook(ResultSet row) throws SQLException {
        return new Webhook(
                row.getObject("id", UUID.class),
                new OrganisationId(row.getObject("institution_id", UUID.class)),
                URI.create(row.getString("address")),
                Arrays.stream((String[]) row.getArray("events").getArray())
                        .map(WebhookEvent::valueOf)
                        .toList(),
                row.getString("display_name"),
                row.getTimestamp("added_at").toInstant(),
                moment(row, "off_since"),
                failure(row, "off_because"),
                moment(row, "failing_since"),
                moment(row, "succeeded_at"),
                moment(row, "previous_until"),
                row.getLong("waiting"));
    }

    private static Delivery delivery(ResultSet row, List<Attempt> attempts) throws SQLException {
        var progress = progress(row);
        return new Delivery(
                row.getObject("id", UUID.class),
                WebhookEvent.valueOf(row.getString("event")),
                row.getString("body"),
                row.getTimestamp("created_at").toInstant(),
                progress,
                progress == Progress.RETRYING && row.getTimestamp("off_since") == null ? moment(row, "next_at") : null,
                attempts);
    }

    private static Progress progress(ResultSet row) throws SQLException {
        if (row.getTimestamp("delivered_at") != null) {
            return Progress.DELIVERED;
        }
        if (row.getTimestamp("given_up_at") != null) {
            return Progress.GIVEN_UP;
        }
        return row.getInt("tries") > 0 ? Progress.RETRYING : Progress.WAITING;
    }

    private static Attempt attempt(ResultSet row) throws SQLException {
        var status = row.getInt("status");
        return new Attempt(
                row.getTimestamp("made_at").toInstant(),
                row.getInt("milliseconds"),
                row.wasNull() ? null : status,
                failure(row, "failure"));
    }

    private static @Nullable WebhookFailure failure(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column))
                .map(WebhookFailure::valueOf)
                .orElse(null);
    }

    private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column))
                .map(Timestamp::toInstant)
                .orElse(null);
    }
}
