-- 送样委托: of a request to have samples measured the institution receives them (检测中) and issues its report (已出报告).

alter table booking
    drop constraint booking_status_is_known,
    add constraint booking_status_is_known check (status in ('PENDING', 'RETURNED', 'APPROVED', 'REJECTED', 'CANCELLED',
        'EXPIRED', 'NO_SHOW', 'IN_USE', 'AWAITING_CONFIRMATION', 'TESTING', 'REPORTED', 'COMPLETED', 'RATED')),
    drop constraint booking_without_its_slot_is_undecided,
    add constraint booking_without_its_slot_is_undecided check (
        holds_slot or status not in ('APPROVED', 'IN_USE', 'AWAITING_CONFIRMATION', 'TESTING', 'REPORTED', 'COMPLETED', 'RATED',
            'NO_SHOW'));

create or replace function booking_must_hold_its_slot() returns trigger
    language plpgsql as $$
begin
    if not exists (select from occupancy where booking_id = new.id)
        and exists (select from booking where id = new.id and holds_slot
            and status in ('PENDING', 'RETURNED', 'APPROVED', 'IN_USE', 'TESTING')) then
        raise exception 'booking % has no slot', new.id
            using errcode = 'integrity_constraint_violation', constraint = 'booking_holds_its_slot';
    end if;
    return null;
end $$;

-- Those that were under way as if somebody used the instrument; nobody has to come to one.
update booking set awaited = false,
    status = case status when 'IN_USE' then 'TESTING' when 'AWAITING_CONFIRMATION' then 'REPORTED' else status end
where service_mode = 'ENTRUSTED';
