-- Where the institution wants it, a request is approved twice: by who decides, and then by an administrator.

alter table decision_route
    add column two_steps               boolean not null default false,
    -- only for bookings at least as long; null for all
    add column two_steps_from_minutes  integer,
    add constraint decision_route_length_is_of_two_steps check (two_steps_from_minutes is null or two_steps),
    add constraint decision_route_length_can_be_booked check (two_steps_from_minutes between 1 and 129600);

alter table booking
    -- who gave the first of two approvals, and for which colleague, while it waits for the second
    add column first_approved_by_id   uuid,
    add column first_approved_for_id  uuid,
    add constraint booking_first_approved_by_fk foreign key (first_approved_by_id) references account (id),
    add constraint booking_first_approved_for_fk foreign key (first_approved_for_id) references account (id),
    add constraint booking_first_approval_is_somebodys check (
        first_approved_for_id is null or first_approved_by_id is not null),
    add constraint booking_first_approval_waits_for_the_second check (
        first_approved_by_id is null or status in ('PENDING', 'RETURNED'));

alter table decision_batch_line
    drop constraint decision_batch_line_outcome_is_known,
    add constraint decision_batch_line_outcome_is_known check (outcome in
        ('APPROVED', 'FIRST_APPROVED', 'CHANGED', 'SLOT_TAKEN', 'REFUSED', 'NOT_YOURS', 'FAILED'));

-- The route that holds for an instrument: its own, or else its institution's.
create view instrument_route as
select r.id as instrument_id, r.institution_id, coalesce(own.id, general.id) as route_id,
    coalesce(case when own.id is null then general.two_steps else own.two_steps end, false) as two_steps,
    case when own.id is null then general.two_steps_from_minutes else own.two_steps_from_minutes end as two_steps_from_minutes
from resource r
left join decision_route own on own.instrument_id = r.id
left join decision_route general on general.institution_id = r.institution_id and general.instrument_id is null;

-- Who has to do with requests for an instrument: in their own right (for_id is null), or for a colleague on some days. The one
-- place that says so; BookingAccess asks it for one person, BookingParties and BookingReassigning for one request.
--   in_charge   administers the institution, or was put in charge of the instrument
--   decides     may decide
--   asked       is asked to: whom the route names, or by default everybody who may
-- For the first of two approvals administrators are asked only where they are named, since they are asked for the second. Whoever
-- administers may give the second.
create view instrument_decider as
with staff as not materialized (
    select route.instrument_id, route.institution_id, m.account_id, route.two_steps,
        m.role = 'INSTITUTION_ADMIN' as administers,
        m.role = 'INSTITUTION_ADMIN' or exists (
            select from instrument_manager i
            where i.instrument_id = route.instrument_id and i.account_id = m.account_id) as in_charge,
        exists (
            select from decision_route_person p
            where p.route_id = route.route_id and p.account_id = m.account_id) as named,
        -- whoever has left counts no longer
        exists (
            select from decision_route_person p join membership still on still.account_id = p.account_id
            where p.route_id = route.route_id and still.organisation_id = route.institution_id
            and still.role in ('INSTITUTION_ADMIN', 'INSTRUMENT_MANAGER')) as by_name
    from instrument_route route
    join membership m on m.organisation_id = route.institution_id and m.role in ('INSTITUTION_ADMIN', 'INSTRUMENT_MANAGER')
), decider as not materialized (
    select instrument_id, institution_id, account_id, administers, in_charge,
        administers or named or in_charge and not by_name as decides,
        named or in_charge and not by_name and not (administers and two_steps) as asked
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
