package cn.pingliang.sharing.testing;

import java.time.OffsetDateTime;
import java.util.UUID;

/** Writes usage records as an institution would enter them. */
public final class Usage {

    private final Database database;

    Usage(Database database) {
        this.database = database;
    }

    public void record(UUID instrument, int unit, boolean external, OffsetDateTime from, OffsetDateTime to) {
        database.update(
                """
                insert into usage_record (id, instrument_id, unit, starts_at, ends_at, external, user_unit, purpose,
                    service_mode, recorded_by, recorded_at)
                values (?, ?, ?, ?, ?, ?, '试验单位', '试验', 'SELF_OPERATED', ?, ?)""",
                UUID.randomUUID(),
                instrument,
                unit,
                from,
                to,
                external,
                database.account(Demo.MEDICAL_COLLEGE),
                to);
    }
}
