-- Requests that compete for a slot, changes of time that wait for a decision, and rules that staff set aside.

alter table booking
    -- false: it waits for a decision without the slot, beside others
    add column holds_slot         boolean not null default true,
    -- the time asked for instead, while it waits for a decision
    add column change_starts_at   timestamptz,
    add column change_ends_at     timestamptz,
    add column change_unit        integer,
    -- why staff set the rules aside
    add column override_reason    text,
    -- the member of staff who asked on the requester's behalf
    add column asked_by_id        uuid,
    add constraint booking_asked_by_fk foreign key (asked_by_id) references account (id),
    add constraint booking_change_unit_fk foreign key (instrument_id, change_unit)
        references bookable_unit (instrument_id, unit),
    add constraint booking_change_is_whole check (num_nonnulls(change_starts_at, change_ends_at, change_unit) in (0, 3)),
    add constraint booking_change_ends_after_it_starts check (change_ends_at > change_starts_at),
    add constraint booking_change_is_of_an_approved_one check (change_starts_at is null or status = 'APPROVED'),
    add constraint booking_without_its_slot_is_undecided check (
        holds_slot or status not in ('APPROVED', 'IN_USE', 'AWAITING_CONFIRMATION', 'COMPLETED', 'RATED', 'NO_SHOW')),
    add constraint booking_override_has_a_reason check (length(trim(override_reason)) > 0);

create index booking_rivals on booking (instrument_id, starts_at) where not holds_slot;
create index booking_changes on booking (institution_id) where change_starts_at is not null;

alter table booking_step
    -- the time that the step set or asked for
    add column starts_at timestamptz,
    add column ends_at   timestamptz,
    drop constraint booking_step_action_is_known,
    add constraint booking_step_action_is_known check (action in ('REQUEST', 'APPROVE', 'REJECT', 'RETURN', 'CANCEL',
        'CHECK_IN', 'CHECK_OUT', 'CONFIRM', 'RATE', 'CHANGE', 'ASK_CHANGE', 'ACCEPT_CHANGE', 'DECLINE_CHANGE',
        'WITHDRAW_CHANGE', 'DECLINE', 'EXPIRE', 'MARK_NO_SHOW')),
    drop constraint booking_step_has_its_reason,
    add constraint booking_step_has_its_reason check (
        action not in ('REJECT', 'RETURN', 'CANCEL', 'DECLINE_CHANGE') or length(trim(reason)) > 0);

create or replace function booking_must_hold_its_slot() returns trigger
    language plpgsql as $$
begin
    if not exists (select from occupancy where booking_id = new.id)
        and exists (select from booking where id = new.id and holds_slot
            and status in ('PENDING', 'RETURNED', 'APPROVED', 'IN_USE')) then
        raise exception 'booking % has no slot', new.id
            using errcode = 'integrity_constraint_violation', constraint = 'booking_holds_its_slot';
    end if;
    return null;
end $$;
