-- What somebody began to fill in, one for each instrument: it survives a lost session, and several can be sent together.

create table booking_draft (
    account_id        uuid        not null,
    instrument_id     uuid        not null,
    starts_at         timestamptz,
    ends_at           timestamptz,
    purpose           text        not null,
    service_mode      text        not null,
    samples           integer,
    accept_agreement  boolean     not null,
    saved_at          timestamptz not null,
    constraint booking_draft_pk primary key (account_id, instrument_id),
    constraint booking_draft_account_fk foreign key (account_id) references account (id),
    constraint booking_draft_resource_fk foreign key (instrument_id) references resource (id),
    constraint booking_draft_service_mode_is_known check (service_mode in
        ('SELF_OPERATED', 'TRAINED', 'ENTRUSTED', 'REMOTE')),
    constraint booking_draft_ends_after_it_starts check (ends_at > starts_at),
    constraint booking_draft_time_is_whole check (num_nonnulls(starts_at, ends_at) in (0, 2))
);
