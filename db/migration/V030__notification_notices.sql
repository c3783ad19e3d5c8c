-- What somebody is told about: a line in their list of notices. Made once for each event and person, whoever hears it again.

create table notice (
    id                 uuid        not null,
    account_id         uuid        not null,
    kind               text        not null,
    -- what it is about (a booking, a bundle, an entry of the waiting list), and which of its events
    topic_id           uuid        not null,
    occurrence         integer     not null,
    booking_id         uuid,
    instrument_id      uuid        not null,
    starts_at          timestamptz not null,
    ends_at            timestamptz not null,
    -- the time it had before, or the one that is asked for instead
    other_starts_at    timestamptz,
    other_ends_at      timestamptz,
    reason             text,
    -- until when something is kept
    valid_until        timestamptz,
    -- false: only a mail, or whatever else reaches the person
    in_app             boolean     not null default true,
    created_at         timestamptz not null,
    read_at            timestamptz,
    constraint notice_pk primary key (id),
    constraint notice_account_fk foreign key (account_id) references account (id),
    constraint notice_booking_fk foreign key (booking_id) references booking (id),
    constraint notice_instrument_fk foreign key (instrument_id) references resource (id),
    constraint notice_is_made_once unique (account_id, kind, topic_id, occurrence),
    constraint notice_slot_ends_after_it_starts check (ends_at > starts_at),
    constraint notice_other_slot_is_whole check (num_nonnulls(other_starts_at, other_ends_at) in (0, 2))
);

create index notice_of_account on notice (account_id, created_at desc, id) where in_app;
create index notice_unread on notice (account_id) where in_app and read_at is null;
create index notice_open_of_topic on notice (topic_id) where read_at is null;

-- What no listener has done yet, or could not do.
create index event_publication_status on event_publication (status, publication_date) where completion_date is null;
