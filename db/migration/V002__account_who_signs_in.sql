-- Accounts of people, and the secrets that stand for them in the API.

create table account (
    id               uuid        not null,
    version          integer     not null default 0,
    username         text        not null,
    display_name     text        not null,
    email            text,
    phone            text,
    password_hash    text,
    failed_sign_ins  integer     not null default 0,
    locked_until     timestamptz,
    demo             boolean     not null default false,
    created_at       timestamptz not null,
    constraint account_pk primary key (id),
    constraint account_username_is_lower_case check (username = lower(username) and username <> ''),
    constraint account_failed_sign_ins_not_negative check (failed_sign_ins >= 0)
);

create unique index account_username_is_unique on account (username);

create table access_token (
    id          uuid        not null,
    account_id  uuid        not null,
    name        text        not null,
    -- SHA-256 of the secret: the secret itself is shown once and never stored
    token_hash  bytea       not null,
    can_write   boolean     not null,
    created_at  timestamptz not null,
    expires_at  timestamptz not null,
    constraint access_token_pk primary key (id),
    constraint access_token_account_fk foreign key (account_id) references account (id),
    constraint access_token_hash_is_unique unique (token_hash),
    constraint access_token_ends_after_it_begins check (expires_at > created_at)
);

create index access_token_account_id on access_token (account_id);
