-- Who waits for a slot that somebody else has. When it becomes free it is offered to the one who waits longest, and kept for
-- them for a while; then it is the next one's turn.

create table waiting_entry (
    id             uuid        not null,
    account_id     uuid        not null,
    instrument_id  uuid        not null,
    starts_at      timestamptz not null,
    ends_at        timestamptz not null,
    since          timestamptz not null,
    status         text        not null,
    offered_until  timestamptz,
    constraint waiting_entry_pk primary key (id),
    constraint waiting_entry_account_fk foreign key (account_id) references account (id),
    constraint waiting_entry_resource_fk foreign key (instrument_id) references resource (id),
    constraint waiting_entry_ends_after_it_starts check (ends_at > starts_at),
    constraint waiting_entry_status_is_known check (status in ('WAITING', 'OFFERED', 'TAKEN', 'PASSED', 'LEFT', 'OVER')),
    constraint waiting_entry_offer_has_its_end check ((status = 'OFFERED') = (offered_until is not null))
);

-- nobody waits twice for the same
create unique index waiting_entry_is_made_once on waiting_entry (account_id, instrument_id, starts_at, ends_at)
    where status in ('WAITING', 'OFFERED');
create index waiting_entry_turn on waiting_entry (instrument_id, since) where status = 'WAITING';
create index waiting_entry_offers on waiting_entry (offered_until) where status = 'OFFERED';

-- An offer occupies the slot for one entry until it ends, as a hold does for a person.
alter table occupancy
    add column offer_id uuid generated always as (case when kind = 'OFFER' then owner_id end) stored,
    add column offered_to uuid,
    add constraint occupancy_offered_to_fk foreign key (offered_to) references account (id),
    add constraint occupancy_only_offers_are_offered check (offered_to is null or kind = 'OFFER'),
    add constraint occupancy_offer_fk foreign key (offer_id) references waiting_entry (id),
    drop constraint occupancy_kind_is_known,
    add constraint occupancy_kind_is_known check (kind in ('BOOKING', 'HOLD', 'OFFER', 'CLOSURE', 'MAINTENANCE')),
    drop constraint occupancy_only_holds_expire,
    add constraint occupancy_only_holds_and_offers_expire check ((kind in ('HOLD', 'OFFER')) = (expires_at is not null));

create index occupancy_expires_at on occupancy (expires_at) where expires_at is not null;
