-- What the calendar of another system says of an instrument takes its time like a booking does.

create table external_calendar (
    id              uuid        not null,
    instrument_id   uuid        not null,
    -- often a secret itself: nobody is shown more than its host
    address         text        not null,
    added_by        uuid        not null,
    added_at        timestamptz not null,
    -- of the last answer, to ask whether anything changed
    etag            text,
    last_modified   text,
    -- the day from which a year was read; another day's year has another end
    read_on         date,
    synced_at       timestamptz,
    next_sync_at    timestamptz not null,
    -- what the last good answer held
    entries         integer     not null default 0,
    left_out        integer     not null default 0,
    -- since the last good answer
    failures        integer     not null default 0,
    failing_since   timestamptz,
    failure         text,
    failure_detail  text        not null default '',
    -- how often it began to fail: managers are told once for each
    spells          integer     not null default 0,
    constraint external_calendar_pk primary key (id),
    constraint external_calendar_instrument_fk foreign key (instrument_id) references resource (id),
    constraint external_calendar_added_by_fk foreign key (added_by) references account (id),
    constraint external_calendar_is_one_for_each_instrument unique (instrument_id),
    constraint external_calendar_fails_since_and_why check (
        num_nonnulls(failing_since, failure) = case when failures > 0 then 2 else 0 end)
);

create index external_calendar_due on external_calendar (next_sync_at);

-- Its taken time: what overlaps there is one stretch here.
create table external_busy (
    id           uuid        not null,
    calendar_id  uuid        not null,
    starts_at    timestamptz not null,
    ends_at      timestamptz not null,
    -- for those who manage the instrument
    summary      text        not null,
    constraint external_busy_pk primary key (id),
    constraint external_busy_calendar_fk foreign key (calendar_id) references external_calendar (id),
    constraint external_busy_ends_after_it_starts check (ends_at > starts_at),
    constraint external_busy_never_overlaps exclude using gist
        (calendar_id with =, tstzrange(starts_at, ends_at) with &&)
);

alter table occupancy
    add column external_id uuid generated always as (case when kind = 'EXTERNAL' then owner_id end) stored,
    add constraint occupancy_external_fk foreign key (external_id) references external_busy (id),
    drop constraint occupancy_kind_is_known,
    add constraint occupancy_kind_is_known
        check (kind in ('BOOKING', 'HOLD', 'OFFER', 'CLOSURE', 'MAINTENANCE', 'EXTERNAL'));

create index occupancy_external_id on occupancy (external_id) where external_id is not null;
