package cn.pingliang.sharing.schedule;

import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.organisation.OrganisationId;
import cn.pingliang.sharing.shared.TimeSlot;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Closures as a calendar keeps them: public, like the closures themselves, and so without the name of whoever closed. */
@Service
@Transactional(readOnly = true)
public class ClosureEntries {

    private static final String SELECT = """
            select c.id, c.kind, c.reason, c.starts_at, least(c.ends_at, c.reopened_at) as until,
                c.reopened_at is not null as changed, coalesce(c.reopened_at, c.declared_at) as touched,
                r.name as instrument, coalesce(r.name_en, r.name) as instrument_en,
                i.name as institution, coalesce(i.name_en, i.name) as institution_en
            from closure c join resource r on r.id = c.instrument_id join organisation i on i.id = r.institution_id
            where %s = :of and r.status = 'PUBLISHED' and (c.reopened_at is null or c.reopened_at > c.starts_at)
            and tstzrange(c.starts_at, least(c.ends_at, c.reopened_at)) && tstzrange(:start, :end)
            order by abs(extract(epoch from c.starts_at - :now)), c.id limit :most""";

    private static final String OF_INSTRUMENT = SELECT.formatted("r.id");
    private static final String OF_INSTITUTION = SELECT.formatted("r.institution_id");

    private final JdbcClient db;

    ClosureEntries(JdbcClient db) {
        this.db = db;
    }

    /**
     * @param slot as far as nobody reopened the instrument before its end
     * @param sequence grows with each change
     * @param touched when it was changed last
     */
    public record Entry(
            UUID closure,
            OccupancyKind kind,
            TimeSlot slot,
            String reason,
            String instrument,
            String instrumentEn,
            String institution,
            String institutionEn,
            int sequence,
            Instant touched) {}

    /** Those nearest to the moment, where there are more than so many. One query. */
    public List<Entry> of(ResourceId instrument, TimeSlot window, Instant now, int most) {
        return find(OF_INSTRUMENT, instrument.value(), window, now, most);
    }

    /** Likewise of an institution's published instruments. */
    public List<Entry> of(OrganisationId institution, TimeSlot window, Instant now, int most) {
        return find(OF_INSTITUTION, institution.value(), window, now, most);
    }

    private List<Entry> find(String query, UUID of, TimeSlot window, Instant now, int most) {
        return db.sql(query)
                .param("of", of)
                .param("start", Timestamp.from(window.start()))
                .param("end", Timestamp.from(window.end()))
                .param("now", Timestamp.from(now))
                .param("most", most)
                .query((row, number) -> entry(row))
                .list();
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getObject("id", UUID.class),
                OccupancyKind.valueOf(row.getString("kind")),
                new TimeSlot(
                        row.getTimestamp("starts_at").toInstant(),
                        row.getTimestamp("until").toInstant()),
                row.getString("reason"),
                row.getString("instrument"),
                row.getString("instrument_en"),
                row.getString("institution"),
                row.getString("institution_en"),
                row.getBoolean("changed") ? 1 : 0,
                row.getTimestamp("touched").toInstant());
    }
}
