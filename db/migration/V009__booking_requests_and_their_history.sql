-- A request for machine time, from need to rating, and every step it took.

-- What an institution demands of a booking. The most specific row that sets a column wins:
-- instrument, class within the institution, institution, site.
create table booking_terms (
    id                      uuid    not null,
    institution_id          uuid,
    class_code              text,
    instrument_id           uuid,
    min_notice_minutes      integer,
    max_notice_days         integer,
    min_minutes             integer,
    max_minutes             integer,
    alignment_minutes       integer,
    buffer_before_minutes   integer,
    buffer_after_minutes    integer,
    cancel_notice_minutes   integer,
    early_check_in_minutes  integer,
    approval_needed         boolean,
    agreement_needed        boolean,
    constraint booking_terms_pk primary key (id),
    constraint booking_terms_institution_fk foreign key (institution_id) references organisation (id),
    constraint booking_terms_class_fk foreign key (class_code) references instrument_class (code),
    constraint booking_terms_instrument_fk foreign key (instrument_id) references resource (id),
    constraint booking_terms_once_for_each_scope unique nulls not distinct (institution_id, class_code, instrument_id),
    constraint booking_terms_scope_lies_in_an_institution check (
        institution_id is not null or (class_code is null and instrument_id is null)),
    constraint booking_terms_site_sets_everything check (institution_id is not null or num_nonnulls(min_notice_minutes,
        max_notice_days, min_minutes, max_minutes, alignment_minutes, buffer_before_minutes, buffer_after_minutes,
        cancel_notice_minutes, early_check_in_minutes, approval_needed, agreement_needed) = 11),
    constraint booking_terms_alignment_divides_the_hour check (alignment_minutes in (15, 30, 60)),
    constraint booking_terms_durations_in_order check (min_minutes > 0 and max_minutes >= min_minutes),
    constraint booking_terms_not_negative check (least(min_notice_minutes, max_notice_days, buffer_before_minutes,
        buffer_after_minutes, cancel_notice_minutes, early_check_in_minutes) >= 0)
);

-- The site's defaults: values seen in practice (domain of 2018-2026 rules of Gansu's platforms).
insert into booking_terms (id, min_notice_minutes, max_notice_days, min_minutes, max_minutes, alignment_minutes,
    buffer_before_minutes, buffer_after_minutes, cancel_notice_minutes, early_check_in_minutes,
    approval_needed, agreement_needed)
values ('01930000-0000-7000-8000-000000000001', 120, 30, 30, 480, 30, 0, 0, 1440, 30, true, true);

create table booking (
    id                uuid        not null,
    version           integer     not null default 0,
    instrument_id     uuid        not null,
    unit              integer     not null,
    institution_id    uuid        not null,
    requester_id      uuid        not null,
    organisation_id   uuid        not null,
    -- used by another legal entity than the owner: counts as external hours
    external          boolean     not null,
    starts_at         timestamptz not null,
    ends_at           timestamptz not null,
    status            text        not null,
    purpose           text        not null,
    service_mode      text        not null,
    samples           integer,
    agreement_at      timestamptz,
    requested_at      timestamptz not null,
    checked_in_at     timestamptz,
    checked_out_at    timestamptz,
    confirmed_hours   numeric(6, 1),
    -- in fen
    amount            bigint,
    rating            text,
    rating_text       text,
    constraint booking_pk primary key (id),
    constraint booking_unit_fk foreign key (instrument_id, unit) references bookable_unit (instrument_id, unit),
    constraint booking_institution_fk foreign key (institution_id) references organisation (id),
    constraint booking_requester_fk foreign key (requester_id) references account (id),
    constraint booking_organisation_fk foreign key (organisation_id) references organisation (id),
    constraint booking_ends_after_it_starts check (ends_at > starts_at),
    constraint booking_status_is_known check (status in ('PENDING', 'RETURNED', 'APPROVED', 'REJECTED', 'CANCELLED',
        'EXPIRED', 'NO_SHOW', 'IN_USE', 'AWAITING_CONFIRMATION', 'COMPLETED', 'RATED')),
    constraint booking_service_mode_is_known check (service_mode in ('SELF_OPERATED', 'TRAINED', 'ENTRUSTED', 'REMOTE')),
    constraint booking_samples_are_positive check (samples > 0),
    constraint booking_amount_not_negative check (amount >= 0),
    constraint booking_hours_are_positive check (confirmed_hours > 0),
    constraint booking_completed_is_confirmed check (
        status not in ('COMPLETED', 'RATED') or (checked_out_at is not null and confirmed_hours is not null)),
    constraint booking_rating_is_known check (rating in
        ('VERY_SATISFIED', 'SATISFIED', 'NEUTRAL', 'DISSATISFIED', 'VERY_DISSATISFIED'))
);

create index booking_of_requester on booking (requester_id, starts_at desc);
create index booking_of_organisation on booking (organisation_id, starts_at desc);
create index booking_of_institution on booking (institution_id, status, starts_at);
create index booking_of_instrument on booking (instrument_id, starts_at);

create table booking_step (
    id          uuid        not null,
    booking_id  uuid        not null,
    position    integer     not null,
    at          timestamptz not null,
    action      text        not null,
    status      text        not null,
    -- null: the portal itself, by a rule
    by_id       uuid,
    reason      text,
    constraint booking_step_pk primary key (id),
    constraint booking_step_booking_fk foreign key (booking_id) references booking (id),
    constraint booking_step_by_fk foreign key (by_id) references account (id),
    constraint booking_step_is_in_order unique (booking_id, position),
    constraint booking_step_action_is_known check (action in ('REQUEST', 'APPROVE', 'REJECT', 'RETURN', 'CANCEL',
        'CHECK_IN', 'CHECK_OUT', 'CONFIRM', 'RATE', 'EXPIRE', 'MARK_NO_SHOW')),
    constraint booking_step_has_its_reason check (
        action not in ('REJECT', 'RETURN', 'CANCEL') or length(trim(reason)) > 0)
);

-- No occupancy of a booking without the booking, which is written after it in the same transaction …
alter table occupancy
    add column booking_id uuid generated always as (case when kind = 'BOOKING' then owner_id end) stored,
    add constraint occupancy_booking_fk foreign key (booking_id) references booking (id) deferrable initially deferred;

create index occupancy_booking_id on occupancy (booking_id) where booking_id is not null;

-- … and no booking that counts on its slot without the occupancy.
create function booking_must_hold_its_slot() returns trigger
    language plpgsql as $$
begin
    if not exists (select from occupancy where booking_id = new.id)
        and exists (select from booking where id = new.id and status in ('PENDING', 'RETURNED', 'APPROVED', 'IN_USE')) then
        raise exception 'booking % has no slot', new.id
            using errcode = 'integrity_constraint_violation', constraint = 'booking_holds_its_slot';
    end if;
    return null;
end $$;

create constraint trigger booking_holds_its_slot
    after insert or update of status on booking deferrable initially deferred
    for each row execute function booking_must_hold_its_slot();
