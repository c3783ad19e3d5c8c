-- The one guard of every slot: each row is a stretch of time in which a unit cannot be given to anyone else.
-- Rows are taken with INSERT … ON CONFLICT DO NOTHING (src/docs/decisions/0001-one-occupancy-table.md); a row that no longer
-- occupies is deleted, what it stood for (booking, closure) stays for ever.

create extension if not exists btree_gist;

create table occupancy (
    id             uuid        not null,
    instrument_id  uuid        not null,
    unit           integer     not null,
    -- with the buffers before and after
    starts_at      timestamptz not null,
    ends_at        timestamptz not null,
    kind           text        not null,
    -- the booking, hold or closure that this stretch belongs to
    owner_id       uuid        not null,
    closure_id     uuid        generated always as (case when kind in ('CLOSURE', 'MAINTENANCE') then owner_id end) stored,
    constraint occupancy_pk primary key (id),
    constraint occupancy_unit_fk foreign key (instrument_id, unit) references bookable_unit (instrument_id, unit),
    constraint occupancy_closure_fk foreign key (closure_id) references closure (id),
    constraint occupancy_kind_is_known check (kind in ('BOOKING', 'HOLD', 'CLOSURE', 'MAINTENANCE')),
    constraint occupancy_ends_after_it_starts check (ends_at > starts_at),
    constraint occupancy_never_overlaps exclude using gist
        (instrument_id with =, unit with =, tstzrange(starts_at, ends_at) with &&)
);

create index occupancy_owner_id on occupancy (owner_id);
