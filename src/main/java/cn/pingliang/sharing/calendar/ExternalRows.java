package cn.pingliang.sharing.calendar;

import static java.util.stream.Collectors.joining;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.shared.TimeOrderedId;
import cn.pingliang.sharing.shared.outbound.OutboundAddress;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of external calendars: where each is, and what came of reading it. */
@Component
class ExternalRows {

    private final JdbcClient db;

    ExternalRows(JdbcClient db) {
        this.db = db;
    }

    /** @param readOn the day from which a year was read last; null where it never was */
    record Source(
            UUID id,
            ResourceId instrument,
            OutboundAddress address,
            @Nullable String etag,
            @Nullable String lastModified,
            @Nullable LocalDate readOn,
            int failures,
            @Nullable Instant failingSince,
            int spells) {

        /** With what the next question is to be asked with. */
        Source answering(@Nullable String tag, @Nullable String modified) {
            return new Source(id, instrument, address, tag, modified, readOn, failures, failingSince, spells);
        }
    }

    /** @return nothing where the instrument has one already */
    Optional<UUID> add(ResourceId instrument, OutboundAddress address, AccountId by, Instant now) {
        return db.sql("""
                        insert into external_calendar (id, instrument_id, address, added_by, added_at, next_sync_at)
                        values (?, ?, ?, ?, ?, ?)
                        on conflict on constraint external_calendar_is_one_for_each_instrument do nothing returning id""")
                .params(
                        TimeOrderedId.next(),
                        instrument.value(),
                        address.uri().toString(),
                        by.value(),
                        Timestamp.from(now),
                        Timestamp.from(now))
                .query(UUID.class)
                .optional();
    }

    /** Its taken time stays until the new address was read. */
    void change(UUID calendar, OutboundAddress address, Instant now) {
        db.sql("""
                        update external_calendar set address = ?, etag = null, last_modified = null, read_on = null,
                            next_sync_at = ?, failures = 0, failing_since = null, failure = null, failure_detail = ''
                        where id = ?""")
                .params(address.uri().toString(), Timestamp.from(now), calendar)
                .update();
    }

    void remove(UUID calendar) {
        db.sql("delete from external_calendar where id = ?").param(calendar).update();
    }

    void syncAt(UUID calendar, Instant moment) {
        db.sql("update external_calendar set next_sync_at = ? where id = ?")
                .params(Timestamp.from(moment), calendar)
                .update();
    }

    /** The longest due first. */
    List<Source> due(Instant now, int most) {
        return db.sql("select * from external_calendar where next_sync_at <= ? order by next_sync_at limit ?")
                .params(Timestamp.from(now), most)
                .query((row, number) -> source(row))
                .list();
    }

    /** As it is now, for nobody else to change meanwhile; nothing where it is gone. */
    Optional<Source> lock(UUID calendar) {
        return db.sql("select * from external_calendar where id = ? for update")
                .param(calendar)
                .query((row, number) -> source(row))
                .optional();
    }

    void read(Source calendar, BusyReading.Read reading, LocalDate today) {
        db.sql("""
                        update external_calendar set etag = :etag, last_modified = :modified, read_on = :today,
                            entries = :entries, left_out = :leftOut where id = :id""")
                .param("etag", calendar.etag())
                .param("modified", calendar.lastModified())
                .param("today", today)
                .param("entries", reading.entries())
                .param("leftOut", reading.leftOut())
                .param("id", calendar.id())
                .update();
    }

    void succeeded(UUID calendar, Instant now, Instant next) {
        db.sql("""
                        update external_calendar set synced_at = ?, next_sync_at = ?, failures = 0, failing_since = null,
                            failure = null, failure_detail = '' where id = ?""").params(Timestamp.from(now), Timestamp.from(next), calendar).update();
    }

    void failed(UUID calendar, BusyReading.Failed failed, Instant now, Instant next) {
        db.sql("""
                        update external_calendar set failure = :failure, failure_detail = :detail,
                            spells = spells + case when failures = 0 then 1 else 0 end, failures = failures + 1,
                            failing_since = coalesce(failing_since, :now), next_sync_at = :next where id = :id""")
                .param("failure", failed.why().name())
                .param("detail", failed.detail())
                .param("now", Timestamp.from(now))
                .param("next", Timestamp.from(next))
                .param("id", calendar)
                .update();
    }

    static Source source(ResultSet row) throws SQLException {
        var since = row.getTimestamp("failing_since");
        return new Source(
                row.getObject("id", UUID.class),
                new ResourceId(row.getObject("instrument_id", UUID.class)),
                new OutboundAddress(URI.create(row.getString("address"))),
                row.getString("etag"),
                row.getString("last_modified"),
                row.getObject("read_on", LocalDate.class),
                row.getInt("failures"),
                since == null ? null : since.toInstant(),
                row.getInt("spells"));
    }

    /** As PostgreSQL writes an array; an empty one too, which no list of parameters can be. */
    static String array(Collection<?> values) {
        return values.stream().map(String::valueOf).collect(joining(",", "{", "}"));
    }
}
