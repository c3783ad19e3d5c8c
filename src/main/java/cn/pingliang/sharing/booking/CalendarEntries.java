package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.shared.TimeSlot;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Somebody's own bookings as a calendar keeps them. */
@Service
@Transactional(readOnly = true)
public class CalendarEntries {

    private final JdbcClient db;

    CalendarEntries(JdbcClient db) {
        this.db = db;
    }

    /**
     * @param sequence the number of the last step, which grows with each
     * @param touched when that step was taken
     */
    public record Entry(
            BookingId booking,
            BookingStatus status,
            TimeSlot slot,
            String instrument,
            String instrumentEn,
            String institution,
            String institutionEn,
            int sequence,
            Instant touched) {}

    /** Those that take or took place, and those cancelled, so that a calendar learns of it. One query. */
    public List<Entry> own(TimeSlot window, AccountId account, int most) {
        return db.sql("""
                        select b.id, b.status, b.starts_at, b.ends_at, r.name as instrument,
                            coalesce(r.name_en, r.name) as instrument_en, i.name as institution,
                            coalesce(i.name_en, i.name) as institution_en, s.position, s.at
                        from booking b join resource r on r.id = b.instrument_id
                        join organisation i on i.id = b.institution_id
                        join lateral (select position, at from booking_step where booking_id = b.id
                            order by position desc limit 1) s on true
                        where b.requester_id = ? and b.starts_at < ? and b.ends_at > ?
                        and b.status not in ('REJECTED', 'EXPIRED', 'NO_SHOW')
                        order by b.starts_at desc, b.id limit ?""")
                .params(account.value(), Timestamp.from(window.end()), Timestamp.from(window.start()), most)
                .query((row, number) -> new Entry(
                        new BookingId(row.getObject("id", UUID.class)),
                        BookingStatus.valueOf(row.getString("status")),
                        new TimeSlot(
                                row.getTimestamp("starts_at").toInstant(),
                                row.getTimestamp("ends_at").toInstant()),
                        row.getString("instrument"),
                        row.getString("instrument_en"),
                        row.getString("institution"),
                        row.getString("institution_en"),
                        row.getInt("position"),
                        row.getTimestamp("at").toInstant()))
                .list();
    }
}
