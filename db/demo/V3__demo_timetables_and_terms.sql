-- Demo data 3 of 4: when the resources are open, how many units of each there are, closures of the coming weeks, booking terms.
-- Ids: opening hours 1xxx, closures 2xxx, their occupancy 3xxx, booking terms 4xxx.

create function pg_temp.demo_id(n bigint) returns uuid language sql immutable
    return ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid;

-- ---------------------------------------------------------------- opening hours
insert into opening_hours (id, institution_id, instrument_id, weekday, opens_at, closes_at)
select pg_temp.demo_id(1000 + row_number() over (order by institution, instrument nulls first, weekday, opens_at)),
    pg_temp.demo_id(institution), pg_temp.demo_id(instrument), weekday, opens_at, closes_at
from (values
    (101, null, 1, 5, time '08:30', time '12:00'),
    (101, null, 1, 5, time '14:30', time '18:00'),
    (102, null, 1, 5, time '09:00', time '17:00'),
    (103, null, 1, 5, time '08:30', time '12:00'),
    (103, null, 1, 5, time '14:30', time '18:00'),
    -- attended beyond the institution's hours
    (101, 302, 1, 5, time '08:00', time '20:00'),
    (102, 322, 1, 5, time '08:00', time '20:00'),
    (102, 329, 1, 7, time '06:00', time '22:00'),
    (103, 341, 1, 6, time '08:00', time '22:00'),
    -- round the clock, every day: the PCR room has a door card, the weather station needs nobody
    (101, 305, 1, 7, time '00:00', time '24:00'),
    (102, 328, 1, 7, time '00:00', time '24:00')
) as timetable (institution, instrument, first_weekday, last_weekday, opens_at, closes_at)
cross join lateral generate_series(first_weekday, last_weekday) as weekday;

-- ---------------------------------------------------------------- what can be booked or used, one row a unit
insert into bookable_unit (instrument_id, unit)
select id, generate_series(1, units) from instrument where id between pg_temp.demo_id(300) and pg_temp.demo_id(399)
union all
-- of the facilities those that are lent by the hour: chambers, greenhouse compartments, rooms
select pg_temp.demo_id(facility), generate_series(1, units)
from (values (401, 2), (404, 6), (406, 14), (407, 6)) as lent_by_the_hour (facility, units);

-- ---------------------------------------------------------------- closures, counted in working days after today
with working_day (n, day) as (
    select row_number() over (order by day), day
    from generate_series(1, 60) as ahead
    cross join lateral (select (now() at time zone 'Asia/Shanghai')::date + ahead as day) as calendar
    left join work_calendar using (day)
    where extract(isodow from day) < 6 and kind is distinct from 'HOLIDAY'
)
insert into closure (id, instrument_id, kind, starts_at, ends_at, reason, declared_by, declared_at)
select pg_temp.demo_id(plan.n), pg_temp.demo_id(resource), plan.kind, (first.day + opens) at time zone 'Asia/Shanghai',
    (last.day + closes) at time zone 'Asia/Shanghai', reason, pg_temp.demo_id(declared_by), now() - interval '4 days'
from (values
    (2001, 306, 'MAINTENANCE', 5, time '08:30', 5, time '18:00', '厂家工程师年度保养，更换灯丝并校准放大倍率', 204),
    (2002, 301, 'MAINTENANCE', 8, time '08:30', 8, time '12:00', '清洗离子源，更换氮气发生器滤芯', 204),
    (2003, 304, 'MAINTENANCE', 2, time '14:30', 2, time '18:00', '排查液路气泡，做光路校准', 204),
    (2004, 322, 'MAINTENANCE', 4, time '09:00', 4, time '13:00', '更换锥口并做质量轴校准', 205),
    (2005, 401, 'CLOSURE', 9, time '09:00', 10, time '17:00', '冬小麦春化连续试验占用，期间不开门', 205),
    (2006, 341, 'CLOSURE', 3, time '08:00', 4, time '22:00', '学生参加技能竞赛，集训占用', 206),
    (2007, 347, 'CLOSURE', 6, time '08:30', 6, time '12:00', '机电专业实训考核', 206),
    (2008, 346, 'CLOSURE', 1, time '08:30', 3, time '18:00', '煤化工企业职工培训专场', 206)
) as plan (n, resource, kind, first_day, opens, last_day, closes, reason, declared_by)
join working_day first on first.n = first_day
join working_day last on last.n = last_day;

insert into occupancy (id, instrument_id, unit, starts_at, ends_at, kind, owner_id)
select pg_temp.demo_id(3000 + row_number() over (order by closure.id, unit)), instrument_id, unit, starts_at, ends_at, kind, closure.id
from closure join bookable_unit using (instrument_id)
where closure.id between pg_temp.demo_id(2001) and pg_temp.demo_id(2999);

-- ---------------------------------------------------------------- booking terms, only what differs from the wider scope
insert into booking_terms (id, institution_id, class_code, instrument_id, min_notice_minutes, max_notice_days, min_minutes, max_minutes,
    alignment_minutes, buffer_before_minutes, buffer_after_minutes, cancel_notice_minutes, early_check_in_minutes, approval_needed)
select pg_temp.demo_id(n), pg_temp.demo_id(institution), class_code, pg_temp.demo_id(instrument), min_notice, max_notice_days, shortest,
    longest, alignment, before, after, cancel_notice, early_check_in, approval
from (values
    -- two weeks of early check-in: a demonstration can walk from request to rating in one sitting
    (4001, 101, null, null, null, null, null, null, null::integer, null, null, null, 20160, null),
    (4002, 102, null, null, null, null, null, null, null, null, null, null, 20160, null),
    (4003, 103, null, null, null, null, null, null, null, null, null, null, 20160, null),
    -- microscopes are wanted by many: half a day at most
    (4011, 101, '0108', null, null, null, null, 240, null, null, null, null, null, null),
    -- mass spectrometers of the academy warm up first
    (4012, 102, '0102', null, null, null, 60, null, null, 30, null, null, null, null),
    -- machine tools: a day's notice to prepare blanks, half an hour to sweep the chips
    (4013, 103, '1204', null, 1440, null, 60, null, null, null, 30, null, null, null),
    -- LC-MS/MS: equilibrate before, rinse after
    (4021, 101, null, 301, null, null, 60, null, null, 15, 30, null, null, null),
    -- the two that are open round the clock can be had at once; the weather station is cheap and asks nobody
    (4022, 101, null, 305, 0, null, null, 720, 15, null, null, 60, null, null),
    (4023, 102, null, 328, 0, 60, 15, 1440, 15, null, null, 0, null, false),
    (4024, 101, null, 306, 4320, null, 60, null, null, null, 30, 2880, null, null),
    (4025, 102, null, 329, null, 60, 60, 960, 60, null, null, null, null, null),
    (4026, 102, null, 333, 2880, null, 60, null, null, null, null, 720, null, null),
    (4027, 101, null, 310, 60, null, null, 180, null, null, null, 120, null, null)
) as terms (n, institution, class_code, instrument, min_notice, max_notice_days, shortest, longest, alignment, before, after,
    cancel_notice, early_check_in, approval);

drop function pg_temp.demo_id(bigint);
