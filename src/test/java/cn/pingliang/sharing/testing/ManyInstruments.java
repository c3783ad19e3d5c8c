package cn.pingliang.sharing.testing;

import java.util.List;

/**
 * Hundreds of instruments with bookings on every day, made quickly and taken away again, for what only shows with many: each
 * is open daily from eight to twenty and booked five times a day.
 */
public final class ManyInstruments {

    /** 其他大气探测仪器: no other instrument is of this class. */
    public static final String CLASS = "0708";

    private static final String OURS = "(select id from resource where number like 'MANY-%')";

    private static final List<String> REFERRING =
            List.of("notice", "decision_link", "decision_batch_line", "booking_file");

    private final Database database;

    ManyInstruments(Database database) {
        this.database = database;
    }

    /** Anew: those that somebody left behind are taken away first. */
    public void create(int number) {
        remove();
        database.update("""
                insert into resource (id, kind, institution_id, number, name, name_en, status, published_at, created_at)
                select gen_random_uuid(), 'INSTRUMENT', ?, 'MANY-' || n, '测速仪器' || n, '', 'PUBLISHED', now(), now()
                from generate_series(1, ?) n""", Demo.VOCATIONAL_COLLEGE_ID, number);
        database.update("""
                insert into instrument (id, class_code, original_value, publicly_funded, open_to_booking, open_to_samples,
                    price_basis) select id, ?, 20000000, true, true, false, 'FREE' from resource where id in\s""" + OURS, CLASS);
        database.update(
                "insert into bookable_unit (instrument_id, unit) select id, 1 from resource where id in " + OURS);
        database.update("""
                insert into opening_hours (id, institution_id, instrument_id, weekday, opens_at, closes_at)
                select gen_random_uuid(), institution_id, id, weekday, '08:00', '20:00'
                from resource, generate_series(1, 7) weekday where id in\s""" + OURS);
    }

    /**
     * @param from the first day, counted from today
     * @return how many bookings that were
     */
    public int book(int from, int days) {
        var made = database.update("""
                with slot as (
                    select r.id as instrument, r.institution_id, gen_random_uuid() as booking,
                        (current_date + ? + day + make_interval(hours => 8 + 2 * turn)) at time zone 'Asia/Shanghai' as starts_at,
                        make_interval(mins => 60 + 30 * (turn % 3)) as length
                    from resource r, generate_series(0, ? - 1) day, generate_series(0, 4) turn
                    where r.number like 'MANY-%'),
                booked as (
                    insert into booking (id, instrument_id, unit, institution_id, requester_id, organisation_id, external,
                        starts_at, ends_at, status, purpose, service_mode, requested_at)
                    select booking, instrument, 1, institution_id, (select id from account where username = ?),
                        institution_id, true, starts_at, starts_at + length, 'APPROVED', '测速', 'SELF_OPERATED', now()
                    from slot)
                insert into occupancy (id, instrument_id, unit, starts_at, ends_at, kind, owner_id)
                select gen_random_uuid(), instrument, 1, starts_at, starts_at + length, 'BOOKING', booking from slot
                order by starts_at, instrument""", from, days, Demo.ENTREPRENEUR);
        database.update("analyze");
        return made;
    }

    /** The portal never deletes a booking; so only here is an index missed on what may refer to one. */
    public void remove() {
        REFERRING.forEach(table -> database.update("create index many_%1$s on %1$s (booking_id)".formatted(table)));
        database.update("delete from occupancy where instrument_id in " + OURS);
        database.update("delete from booking where instrument_id in " + OURS);
        REFERRING.forEach(table -> database.update("drop index many_" + table));
        database.update("delete from opening_hours where instrument_id in " + OURS);
        // The instruments themselves are out of sight, which is quicker than looking for whatever may refer to them.
        database.update("""
                update resource set status = 'WITHDRAWN', number = 'GONE-' || id where number like 'MANY-%'""");
    }
}
