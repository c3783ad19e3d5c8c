-- The address that a calendar reads somebody's own bookings at; making another one replaces it.

create table calendar_feed (
    account_id    uuid        not null,
    -- SHA-256 of the secret, which is in the address and nowhere else
    secret_hash   bytea       not null,
    -- of the entries, as the owner chose when making it
    language      text        not null,
    created_at    timestamptz not null,
    last_used_at  timestamptz,
    constraint calendar_feed_pk primary key (account_id),
    constraint calendar_feed_account_fk foreign key (account_id) references account (id),
    constraint calendar_feed_secret_is_unique unique (secret_hash),
    constraint calendar_feed_language_is_known check (language in ('zh', 'en'))
);
