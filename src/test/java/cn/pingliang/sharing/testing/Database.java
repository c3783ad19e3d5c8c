package cn.pingliang.sharing.testing;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Looks into the database behind the portal, for what no answer of the API tells. */
public final class Database {

    private final JdbcClient db;

    Database(JdbcClient db) {
        this.db = db;
    }

    /** The number that the query counts. */
    public long count(String query, Object... parameters) {
        return db.sql(query).params(values(parameters)).query(Long.class).single();
    }

    public List<String> strings(String query, Object... parameters) {
        return new ArrayList<>(
                db.sql(query).params(values(parameters)).query(String.class).list());
    }

    public int update(String statement, Object... parameters) {
        return db.sql(statement).params(values(parameters)).update();
    }

    public UUID account(String username) {
        return db.sql("select id from account where username = ?")
                .param(username)
                .query(UUID.class)
                .single();
    }

    public JdbcClient client() {
        return db;
    }

    private static List<Object> values(Object... parameters) {
        return Arrays.stream(parameters)
                .map(value -> value instanceof Instant moment ? Timestamp.from(moment) : value)
                .toList();
    }
}
