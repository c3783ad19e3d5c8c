-- Who was trained to operate which instrument, until when, and who asks to be.

create table training (
    id             uuid        not null,
    instrument_id  uuid        not null,
    account_id     uuid        not null,
    from_day       date        not null,
    -- the last day on which it holds; null where it has no end
    until_day      date,
    note           text,
    recorded_by_id uuid        not null,
    recorded_at    timestamptz not null,
    ended_at       timestamptz,
    ended_by_id    uuid,
    end_reason     text,
    -- whether the person need not be told (again) that it ends soon
    ending_told    boolean     not null default false,
    constraint training_pk primary key (id),
    constraint training_instrument_fk foreign key (instrument_id) references instrument (id),
    constraint training_account_fk foreign key (account_id) references account (id),
    constraint training_recorded_by_fk foreign key (recorded_by_id) references account (id),
    constraint training_ended_by_fk foreign key (ended_by_id) references account (id),
    constraint training_ends_after_it_begins check (until_day >= from_day),
    constraint training_nobody_certifies_themselves check (recorded_by_id <> account_id),
    constraint training_is_ended_by_somebody_with_a_reason check (
        num_nonnulls(ended_at, ended_by_id, end_reason) in (0, 3) and length(trim(coalesce(end_reason, 'none'))) > 0),
    constraint training_one_in_force exclude using gist (account_id with =, instrument_id with =,
        daterange(from_day, until_day, '[]') with &&) where (ended_at is null)
);

create index training_instrument on training (instrument_id, account_id);
create index training_ends_soon on training (until_day) where ended_at is null and not ending_told;

create table training_wish (
    id             uuid        not null,
    instrument_id  uuid        not null,
    account_id     uuid        not null,
    note           text,
    asked_at       timestamptz not null,
    answered_at    timestamptz,
    answered_by_id uuid,
    answer         text,
    reason         text,
    training_id    uuid,
    constraint training_wish_pk primary key (id),
    constraint training_wish_instrument_fk foreign key (instrument_id) references instrument (id),
    constraint training_wish_account_fk foreign key (account_id) references account (id),
    constraint training_wish_answered_by_fk foreign key (answered_by_id) references account (id),
    constraint training_wish_training_fk foreign key (training_id) references training (id),
    constraint training_wish_answer_is_known check (answer in ('TRAINED', 'DECLINED', 'WITHDRAWN')),
    constraint training_wish_is_answered_by_somebody check (num_nonnulls(answered_at, answered_by_id, answer) in (0, 3)),
    constraint training_wish_is_declined_with_a_reason check (answer <> 'DECLINED' or length(trim(coalesce(reason, ''))) > 0),
    constraint training_wish_is_met_by_a_training check (coalesce(answer = 'TRAINED', false) = (training_id is not null)),
    constraint training_wish_is_answered_by_another check (
        (answer = 'WITHDRAWN') = (answered_by_id = account_id))
);

create unique index training_wish_one_is_open on training_wish (account_id, instrument_id) where answered_at is null;
create index training_wish_open on training_wish (instrument_id) where answered_at is null;
create index training_wish_account on training_wish (account_id);

-- The days on which somebody may operate an instrument; one that was ended holds through the day before.
create view training_spell as
select account_id, instrument_id, from_day,
    least(until_day, cast(ended_at at time zone 'Asia/Shanghai' as date) - 1) as until_day
from training
where ended_at is null or from_day < cast(ended_at at time zone 'Asia/Shanghai' as date);
