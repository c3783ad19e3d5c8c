-- Spring Modulith's event publication registry (its schema, version 2): an event is done when its listener is.

create table event_publication (
    id                      uuid        not null,
    listener_id             text        not null,
    event_type              text        not null,
    serialized_event        text        not null,
    publication_date        timestamptz not null,
    completion_date         timestamptz,
    status                  text,
    completion_attempts     integer,
    last_resubmission_date  timestamptz,
    constraint event_publication_pk primary key (id)
);

create index event_publication_open on event_publication (publication_date) where completion_date is null;

-- The first answer to a POST that carried an Idempotency-Key: the same key and body get it again for 24 hours.
create table answered_request (
    account_id    uuid        not null,
    key           text        not null,
    fingerprint   bytea       not null,
    status        integer     not null,
    content_type  text,
    location      text,
    body          text,
    answered_at   timestamptz not null,
    constraint answered_request_pk primary key (account_id, key)
);

create index answered_request_answered_at on answered_request (answered_at);
