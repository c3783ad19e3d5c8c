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

-- Who has to do with requests for an instrument: in their own right (for_id is null), or for a colleague on some days. The one
-- place that says so; BookingAccess asks it for one person, BookingParties and BookingReassigning for one request.
--   in_charge   administers the institution, or was put in charge of the instrument
--   decides     may decide
--   asked       is asked to: whom the route names, or by default everybody who may
create view instrument_decider as
with route as not materialized (
    select r.id as instrument_id, r.institution_id, coalesce(own.id, general.id) as id
    from resource r
    left join decision_route own on own.instrument_id = r.id
    left join decision_route general on general.institution_id = r.institution_id and general.instrument_id is null
), staff as not materialized (
    select route.instrument_id, route.institution_id, m.account_id,
        m.role = 'INSTITUTION_ADMIN' as administers,
        m.role = 'INSTITUTION_ADMIN' or exists (
            select from instrument_manager i
            where i.instrument_id = route.instrument_id and i.account_id = m.account_id) as in_charge,
        exists (select from decision_route_person p where p.route_id = route.id and p.account_id = m.account_id) as named,
        -- whoever has left counts no longer
        exists (
            select from decision_route_person p join membership still on still.account_id = p.account_id
            where p.route_id = route.id and still.organisation_id = route.institution_id
            and still.role in ('INSTITUTION_ADMIN', 'INSTRUMENT_MANAGER')) as by_name
    from route
    join membership m on m.organisation_id = route.institution_id and m.role in ('INSTITUTION_ADMIN', 'INSTRUMENT_MANAGER')
), decider as not materialized (
    select instrument_id, institution_id, account_id, administers, in_charge,
        administers or named or in_charge and not by_name as decides,
        named or in_charge and not by_name as asked
    from staff where in_charge or named
)
select instrument_id, institution_id, account_id, cast(null as uuid) as for_id, cast(null as date) as from_day,
    cast(null as date) as to_day, administers, in_charge, decides, asked
from decider
union all
select d.instrument_id, d.institution_id, s.substitute_id, s.person_id, s.from_day, s.to_day, d.administers, d.in_charge, d.decides,
    d.asked
from decider d
join substitution s on s.person_id = d.account_id and s.institution_id = d.institution_id
where exists (
    select from membership m where m.account_id = s.substitute_id and m.organisation_id = s.institution_id
    and m.role in ('INSTITUTION_ADMIN', 'INSTRUMENT_MANAGER'));

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
