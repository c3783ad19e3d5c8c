-- How notices leave the portal, by mail or otherwise, and what people want of that.

-- Without a row: the defaults.
create table notice_settings (
    account_id   uuid     not null,
    language     text     not null,
    -- once a day, together; otherwise each at once
    daily        boolean  not null,
    quiet_from   time,
    quiet_until  time,
    constraint notice_settings_pk primary key (account_id),
    constraint notice_settings_account_fk foreign key (account_id) references account (id),
    constraint notice_settings_language_is_known check (language in ('zh', 'en')),
    constraint notice_settings_quiet_hours_are_whole check (num_nonnulls(quiet_from, quiet_until) in (0, 2))
);

create table notice_choice (
    account_id  uuid     not null,
    kind        text     not null,
    channel     text     not null,
    wanted      boolean  not null,
    constraint notice_choice_pk primary key (account_id, kind, channel),
    constraint notice_choice_account_fk foreign key (account_id) references account (id)
);

-- The outbox: one row for each mail, however many notices it tells of. Its words are made when it is sent.
create table notice_delivery (
    id             uuid        not null,
    account_id     uuid        not null,
    channel        text        not null,
    created_at     timestamptz not null,
    due_at         timestamptz not null,
    tries          integer     not null default 0,
    -- a node has it in hand until then
    claimed_until  timestamptz,
    delivered_at   timestamptz,
    given_up_at    timestamptz,
    last_error     text,
    constraint notice_delivery_pk primary key (id),
    constraint notice_delivery_account_fk foreign key (account_id) references account (id),
    constraint notice_delivery_ends_once check (num_nonnulls(delivered_at, given_up_at) <= 1)
);

create index notice_delivery_due on notice_delivery (due_at) where delivered_at is null and given_up_at is null;
create index notice_delivery_given_up on notice_delivery (given_up_at) where given_up_at is not null;

-- Which notices leave by which way; without a delivery they wait for the day's.
create table notice_leaving (
    notice_id    uuid  not null,
    channel      text  not null,
    delivery_id  uuid,
    constraint notice_leaving_pk primary key (notice_id, channel),
    constraint notice_leaving_notice_fk foreign key (notice_id) references notice (id),
    constraint notice_leaving_delivery_fk foreign key (delivery_id) references notice_delivery (id)
);

create index notice_leaving_delivery_id on notice_leaving (delivery_id) where delivery_id is not null;
create index notice_leaving_waits on notice_leaving (channel) where delivery_id is null;
