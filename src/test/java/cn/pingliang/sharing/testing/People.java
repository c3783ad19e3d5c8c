package cn.pingliang.sharing.testing;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Makes accounts for one test each, with the password of all demonstration accounts. */
public final class People {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final JdbcClient db;
    private final Clock clock;

    People(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** Somebody who belongs nowhere. @return the username */
    public String create() {
        return create(null, null);
    }

    /** @return the username of a new member */
    public String create(@Nullable UUID organisation, @Nullable String role) {
        var id = UUID.randomUUID();
        var username = "test" + NUMBER.incrementAndGet();
        var now = Timestamp.from(clock.instant());
        db.sql("""
                        insert into account (id, username, display_name, password_hash, created_at)
                        select ?, ?, ?, password_hash, ? from account where username = ?""").params(id, username, "试" + username, now, Demo.ENTREPRENEUR).update();
        if (organisation != null && role != null) {
            db.sql("insert into membership (id, account_id, organisation_id, role, since) values (?, ?, ?, ?, ?)")
                    .params(UUID.randomUUID(), id, organisation, role, now)
                    .update();
        }
        return username;
    }

    /** Puts an instrument manager in charge of the instrument. */
    public void putInCharge(String username, UUID instrument) {
        db.sql("""
                        insert into instrument_manager (instrument_id, account_id)
                        select ?, id from account where username = ?""").params(instrument, username).update();
    }
}
