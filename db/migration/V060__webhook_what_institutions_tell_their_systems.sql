-- Addresses at which an institution's own systems are told what happens to its instruments, and each such telling.

create table webhook (
    id               uuid        not null,
    institution_id   uuid        not null,
    address          text        not null,
    events           text[]      not null,
    added_by         uuid        not null,
    added_at         timestamptz not null,
    -- which of its secrets holds; a secret is made of the portal's key, the id and this, and is not kept
    generation       integer     not null default 1,
    -- of the secret that holds, so that another key of the portal is noticed before anything is signed with it
    secret_check     bytea       not null,
    -- until then the secret before signs too
    previous_until   timestamptz,
    -- null: switched on
    off_since        timestamptz,
    -- why the portal did it; null where a person did
    off_because      text,
    -- a node has it in hand until then: it is told one thing at a time
    claimed_until    timestamptz,
    -- after a failure it is left alone for a while, whatever else waits
    rests_until      timestamptz,
    -- since the last success
    failures         integer     not null default 0,
    failing_since    timestamptz,
    -- how often administrators were told that it fails
    spells           integer     not null default 0,
    told             boolean     not null default false,
    succeeded_at     timestamptz,
    constraint webhook_pk primary key (id),
    constraint webhook_institution_fk foreign key (institution_id) references organisation (id),
    constraint webhook_added_by_fk foreign key (added_by) references account (id),
    constraint webhook_is_one_for_each_address unique (institution_id, address),
    constraint webhook_hears_of_something check (cardinality(events) > 0),
    constraint webhook_fails_since_when check ((failing_since is null) = (failures = 0)),
    constraint webhook_is_off_since_when check (off_since is not null or off_because is null)
);

create table webhook_delivery (
    -- what receivers tell a repetition by
    id           uuid        not null,
    webhook_id   uuid        not null,
    -- what it tells of
    event_id     uuid        not null,
    event        text        not null,
    -- as it is sent each time, to the byte
    body         text        not null,
    created_at   timestamptz not null,
    due_at       timestamptz not null,
    -- since it was made, or asked to be sent again
    tries        integer     not null default 0,
    tried_since  timestamptz,
    delivered_at timestamptz,
    given_up_at  timestamptz,
    constraint webhook_delivery_pk primary key (id),
    constraint webhook_delivery_webhook_fk foreign key (webhook_id) references webhook (id),
    constraint webhook_delivery_is_made_once unique (webhook_id, event_id),
    constraint webhook_delivery_ends_once check (num_nonnulls(delivered_at, given_up_at) <= 1)
);

create index webhook_delivery_due on webhook_delivery (webhook_id, due_at)
    where delivered_at is null and given_up_at is null;
create index webhook_delivery_newest on webhook_delivery (webhook_id, created_at desc, id desc);
create index webhook_delivery_old on webhook_delivery (created_at);

-- Each try, and what came of it. One that a node died over has no row.
create table webhook_attempt (
    id           uuid        not null,
    delivery_id  uuid        not null,
    made_at      timestamptz not null,
    milliseconds integer     not null,
    -- what the other server answered; null where it gave no answer
    status       integer,
    -- null: it was taken
    failure      text,
    constraint webhook_attempt_pk primary key (id),
    constraint webhook_attempt_delivery_fk foreign key (delivery_id) references webhook_delivery (id) on delete cascade
);

create index webhook_attempt_of_delivery on webhook_attempt (delivery_id, made_at);
