-- Links in mails that let somebody decide on one request, once, without signing in.

create table decision_link (
    id           uuid        not null,
    account_id   uuid        not null,
    booking_id   uuid        not null,
    -- SHA-256 of the secret, which is in the mail and nowhere else
    secret_hash  bytea       not null,
    created_at   timestamptz not null,
    expires_at   timestamptz not null,
    used_at      timestamptz,
    constraint decision_link_pk primary key (id),
    constraint decision_link_account_fk foreign key (account_id) references account (id),
    constraint decision_link_booking_fk foreign key (booking_id) references booking (id),
    constraint decision_link_secret_is_unique unique (secret_hash)
);

create index decision_link_expires_at on decision_link (expires_at);
