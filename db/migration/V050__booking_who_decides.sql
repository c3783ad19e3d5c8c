-- Who decides on requests: by default the instrument's managers and the institution's administrators, or whom the institution
-- names; who stands in for whom on which days; and to whom a request was handed.

create table decision_route (
    id              uuid        not null,
    institution_id  uuid        not null,
    -- null for all of the institution's that have no route of their own
    instrument_id   uuid,
    set_by_id       uuid        not null,
    set_at          timestamptz not null,
    constraint decision_route_pk primary key (id),
    constraint decision_route_institution_fk foreign key (institution_id) references organisation (id),
    constraint decision_route_instrument_fk foreign key (instrument_id) references instrument (id),
    constraint decision_route_set_by_fk foreign key (set_by_id) references account (id),
    constraint decision_route_is_one_for_its_place unique nulls not distinct (institution_id, instrument_id)
);

create index decision_route_instrument_id on decision_route (instrument_id);

-- Whom it names; where nobody, the default decides.
create table decision_route_person (
    route_id    uuid not null,
    account_id  uuid not null,
    constraint decision_route_person_pk primary key (route_id, account_id),
    constraint decision_route_person_route_fk foreign key (route_id) references decision_route (id) on delete cascade,
    constraint decision_route_person_account_fk foreign key (account_id) references account (id)
);

create index decision_route_person_account_id on decision_route_person (account_id);

-- From the first day to the last, both included. One that has lasted a day stays when it is ended early.
create table substitution (
    id              uuid        not null,
    institution_id  uuid        not null,
    person_id       uuid        not null,
    substitute_id   uuid        not null,
    from_day        date        not null,
    to_day          date        not null,
    named_by_id     uuid        not null,
    named_at        timestamptz not null,
    constraint substitution_pk primary key (id),
    constraint substitution_institution_fk foreign key (institution_id) references organisation (id),
    constraint substitution_person_fk foreign key (person_id) references account (id),
    constraint substitution_substitute_fk foreign key (substitute_id) references account (id),
    constraint substitution_named_by_fk foreign key (named_by_id) references account (id),
    constraint substitution_is_by_another check (person_id <> substitute_id),
    constraint substitution_ends_after_it_begins check (to_day >= from_day),
    constraint substitution_is_by_one_at_a_time exclude using gist (
        institution_id with =, person_id with =, daterange(from_day, to_day, '[]') with &&)
);

create index substitution_substitute_id on substitution (substitute_id);

alter table booking
    -- while it waits: who is to decide on it, though others still may
    add column handed_to_id uuid,
    add constraint booking_handed_to_fk foreign key (handed_to_id) references account (id),
    add constraint booking_is_handed_on_while_it_waits check (handed_to_id is null or status in ('PENDING', 'RETURNED'));

alter table booking_step
    -- the colleague that whoever did it stood in for
    add column for_id uuid,
    -- to whom it was handed
    add column to_id uuid,
    add constraint booking_step_for_fk foreign key (for_id) references account (id),
    add constraint booking_step_to_fk foreign key (to_id) references account (id),
    add constraint booking_step_is_for_another check (for_id <> by_id),
    add constraint booking_step_hands_to_somebody check ((action = 'REASSIGN') = (to_id is not null)),
    drop constraint booking_step_action_is_known,
    add constraint booking_step_action_is_known check (action in ('REQUEST', 'APPROVE', 'REJECT', 'RETURN', 'ANSWER', 'CANCEL',
        'CHECK_IN', 'CHECK_OUT', 'CONFIRM', 'RATE', 'CHANGE', 'ASK_CHANGE', 'ACCEPT_CHANGE', 'DECLINE_CHANGE',
        'WITHDRAW_CHANGE', 'PROPOSE', 'ACCEPT_PROPOSAL', 'DECLINE_PROPOSAL', 'WITHDRAW_PROPOSAL', 'MESSAGE', 'REASSIGN',
        'DECLINE', 'QUEUE', 'EXPIRE', 'ESCALATE', 'LAPSE', 'MARK_NO_SHOW')),
    drop constraint booking_step_has_its_reason,
    add constraint booking_step_has_its_reason check (
        action not in ('REJECT', 'RETURN', 'ANSWER', 'CANCEL', 'DECLINE_CHANGE', 'PROPOSE', 'MESSAGE', 'REASSIGN')
        or length(trim(reason)) > 0);
