package cn.pingliang.sharing.schedule;

import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.schedule.ClosedReason.Closed;
import cn.pingliang.sharing.schedule.ClosedReason.Holiday;
import cn.pingliang.sharing.schedule.ClosedReason.OutsideHours;
import cn.pingliang.sharing.schedule.ClosedReason.TakenElsewhere;
import cn.pingliang.sharing.shared.PortalTime;
import cn.pingliang.sharing.shared.TimeSlot;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Says why a stretch of an instrument's time is closed. For everybody, like the closures and hours themselves. */
@Service
@Transactional(readOnly = true)
public class ClosedReasons {

    private final JdbcClient db;
    private final Availability availability;

    ClosedReasons(JdbcClient db, Availability availability) {
        this.db = db;
        this.availability = availability;
    }

    /** @param slot within one day of Pingliang */
    public ClosedReason of(ResourceId instrument, TimeSlot slot) {
        return closure(instrument, slot)
                .or(() -> elsewhere(instrument, slot))
                .orElseGet(() -> byHours(instrument, PortalTime.dayOf(slot.start())));
    }

    private Optional<ClosedReason> closure(ResourceId instrument, TimeSlot slot) {
        return db.sql("""
                        select c.kind, c.reason, c.ends_at from closure c
                        where c.instrument_id = ? and exists (select from occupancy o where o.owner_id = c.id
                            and tstzrange(o.starts_at, o.ends_at) && tstzrange(?, ?))
                        order by c.starts_at limit 1""")
                .params(instrument.value(), Timestamp.from(slot.start()), Timestamp.from(slot.end()))
                .query((row, number) -> (ClosedReason) new Closed(
                        OccupancyKind.valueOf(row.getString("kind")),
                        row.getString("reason"),
                        row.getTimestamp("ends_at").toInstant()))
                .optional();
    }

    private Optional<ClosedReason> elsewhere(ResourceId instrument, TimeSlot slot) {
        return db.sql("""
                        select ends_at from occupancy where instrument_id = ? and kind = 'EXTERNAL'
                        and tstzrange(starts_at, ends_at) && tstzrange(?, ?) order by starts_at limit 1""")
                .params(instrument.value(), Timestamp.from(slot.start()), Timestamp.from(slot.end()))
                .query((row, number) -> (ClosedReason)
                        new TakenElsewhere(row.getTimestamp("ends_at").toInstant()))
                .optional();
    }

    private ClosedReason byHours(ResourceId instrument, LocalDate day) {
        var wholeDay = new TimeSlot(PortalTime.startOf(day), PortalTime.startOf(day.plusDays(1)));
        var hours = availability.of(instrument, wholeDay).openingHours();
        var holiday = hours.isEmpty() ? holiday(day) : Optional.<ClosedReason>empty();
        return holiday.orElseGet(() -> new OutsideHours(hours));
    }

    private Optional<ClosedReason> holiday(LocalDate day) {
        return db.sql("select name from work_calendar where day = ? and kind = 'HOLIDAY'")
                .param(day)
                .query(String.class)
                .optional()
                .map(Holiday::new);
    }
}
