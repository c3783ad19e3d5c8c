package cn.pingliang.sharing.shared.web;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The first answers to requests that carried an {@code Idempotency-Key}, kept for 24 hours in the database. */
@Component
class FirstAnswers {

    private static final Duration KEPT_FOR = Duration.ofHours(24);

    private final JdbcClient db;
    private final Clock clock;

    FirstAnswers(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /**
     * Claims the key for the request at hand. A second request with the same key waits here until the first has its answer,
     * because the row is unique and uncommitted until then.
     *
     * @return whether the key was free
     */
    boolean claim(UUID account, String key, byte[] fingerprint) {
        var now = clock.instant();
        db.sql("delete from answered_request where account_id = ? and key = ? and answered_at < ?")
                .params(account, key, Timestamp.from(now.minus(KEPT_FOR)))
                .update();
        return db.sql("""
                        insert into answered_request (account_id, key, fingerprint, status, answered_at)
                        values (?, ?, ?, 0, ?) on conflict do nothing""")
                        .params(account, key, fingerprint, Timestamp.from(now))
                        .update()
                == 1;
    }

    void keep(UUID account, String key, Answer answer) {
        db.sql("""
                        update answered_request set status = ?, content_type = ?, location = ?, body = ?
                        where account_id = ? and key = ?""")
                .param(answer.status())
                .param(answer.contentType())
                .param(answer.location())
                .param(answer.body())
                .param(account)
                .param(key)
                .update();
    }

    Optional<Kept> find(UUID account, String key) {
        return db.sql("""
                        select fingerprint, status, content_type, location, body from answered_request
                        where account_id = ? and key = ?""")
                .params(account, key)
                .query((row, number) -> new Kept(
                        row.getBytes("fingerprint"),
                        new Answer(
                                row.getInt("status"),
                                row.getString("content_type"),
                                row.getString("location"),
                                row.getString("body"))))
                .optional();
    }

    record Answer(
            int status,
            @Nullable String contentType,
            @Nullable String location,
            @Nullable String body) {}

    record Kept(byte[] fingerprint, Answer answer) {}
}
