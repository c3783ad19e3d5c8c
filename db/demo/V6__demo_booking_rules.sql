-- Demo data 6: what a college sets for enterprises alone, one version that holds and one to come.
-- Ids: booking terms 4031 and on.

create function pg_temp.demo_id(n bigint) returns uuid language sql immutable
    return ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid;

-- the scanning electron microscope is wanted by many enterprises: each person comes to a turn
insert into booking_terms (id, institution_id, instrument_id, user_group, holds_from, max_notice_days, days_off, declared_by,
    declared_at)
select pg_temp.demo_id(n), pg_temp.demo_id(101), pg_temp.demo_id(306), 'ENTERPRISE',
    (now() at time zone 'Asia/Shanghai')::date + from_day, most_days, false, pg_temp.demo_id(204),
    now() + make_interval(days => least(from_day, 0)) - interval '3 days'
from (values (4031, -60, 14), (4032, 21, 30)) as version (n, from_day, most_days);

insert into booking_quota (terms_id, holder, measure, span, most)
values (pg_temp.demo_id(4031), 'PERSON', 'HOURS', 'WEEK', 8),
    (pg_temp.demo_id(4032), 'PERSON', 'HOURS', 'WEEK', 8),
    (pg_temp.demo_id(4032), 'ORGANISATION', 'BOOKINGS', 'FUTURE', 3);

drop function pg_temp.demo_id(bigint);
