-- Terms get an audience (own staff, other institutions, enterprises, or one organisation), a day from which they hold, and
-- the rest of what institutions ask for: see src/docs/decisions/0009-terms-by-place-audience-and-day.md.
-- A row is never changed once it holds: a change is a newer row for the same place and audience.

alter table booking_terms
    -- null: for everybody
    add column user_group             text,
    add column organisation_id        uuid,
    -- judged by the day on which the slot begins, in Pingliang
    add column holds_from             date    not null default '2018-01-01',
    add column change_notice_minutes  integer,
    -- between two bookings of one person on one instrument
    add column gap_minutes            integer,
    -- between 22:00 and 06:00
    add column nights                 boolean,
    -- weekends and holidays; a weekend worked in exchange is no day off
    add column days_off               boolean,
    -- one instrument at a time for each person
    add column one_at_a_time          boolean,
    -- false: requests compete for the slot until one is approved
    add column pending_holds          boolean,
    add column declared_by            uuid,
    add column declared_at            timestamptz,
    add constraint booking_terms_organisation_fk foreign key (organisation_id) references organisation (id),
    add constraint booking_terms_declared_by_fk foreign key (declared_by) references account (id),
    add constraint booking_terms_user_group_is_known check (user_group in
        ('OWN_STAFF', 'OTHER_INSTITUTION', 'ENTERPRISE')),
    add constraint booking_terms_are_for_a_group_or_an_organisation check (num_nonnulls(user_group, organisation_id) <= 1),
    add constraint booking_terms_gap_and_change_notice_not_negative check (least(change_notice_minutes, gap_minutes) >= 0),
    drop constraint booking_terms_once_for_each_scope,
    add constraint booking_terms_once_for_each_scope_audience_and_day unique nulls not distinct
        (institution_id, class_code, instrument_id, user_group, organisation_id, holds_from);

update booking_terms
set change_notice_minutes = cancel_notice_minutes, gap_minutes = 0, nights = true, days_off = true, one_at_a_time = false,
    pending_holds = true
where institution_id is null;

alter table booking_terms
    drop constraint booking_terms_site_sets_everything,
    add constraint booking_terms_site_sets_everything check (
        num_nonnulls(institution_id, user_group, organisation_id) > 0
        or num_nonnulls(min_notice_minutes, max_notice_days, min_minutes, max_minutes, alignment_minutes,
            buffer_before_minutes, buffer_after_minutes, cancel_notice_minutes, early_check_in_minutes, approval_needed,
            agreement_needed, change_notice_minutes, gap_minutes, nights, days_off, one_at_a_time, pending_holds) = 17);

-- How much one person or one organisation may book of what the terms are for, all of it together.
create table booking_quota (
    terms_id  uuid    not null,
    holder    text    not null,
    measure   text    not null,
    span      text    not null,
    -- hours or bookings; null lifts what the same place sets for everybody
    most      integer,
    constraint booking_quota_pk primary key (terms_id, holder, measure, span),
    constraint booking_quota_terms_fk foreign key (terms_id) references booking_terms (id) on delete cascade,
    constraint booking_quota_holder_is_known check (holder in ('PERSON', 'ORGANISATION')),
    constraint booking_quota_measure_is_known check (measure in ('HOURS', 'BOOKINGS')),
    -- days, weeks from Monday and months in Pingliang, by the slot's start; FUTURE: what has not begun yet
    constraint booking_quota_span_is_known check (span in ('DAY', 'WEEK', 'MONTH', 'FUTURE')),
    constraint booking_quota_not_negative check (most >= 0)
);
