-- Requests that were made together, all or nothing: a series on one instrument, or several instruments at once.

create table booking_bundle (
    id            uuid        not null,
    requester_id  uuid        not null,
    -- RFC 5545, for a series
    recurrence    text,
    created_at    timestamptz not null,
    constraint booking_bundle_pk primary key (id),
    constraint booking_bundle_requester_fk foreign key (requester_id) references account (id)
);

alter table booking
    add column bundle_id uuid,
    add constraint booking_bundle_fk foreign key (bundle_id) references booking_bundle (id);

create index booking_of_bundle on booking (bundle_id, starts_at) where bundle_id is not null;
