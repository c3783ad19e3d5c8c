-- Demo data 5: closures that repeat, and one that ended early. Of demonstration instruments, which are all marked as such.
-- Ids: closures 2101 and on, their series 2201 and on, their occupancy 3501 and on. What somebody has stays theirs: such a
-- time is left out, as it is when one skips it.

create function pg_temp.demo_id(n bigint) returns uuid language sql immutable
    return ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid;

create temporary table plan on commit drop as
select n, instrument, first_day, last_day, step, opens, closes, reason, declared_by
from (values
    (1, 307, 3, 7, 8, time '14:30', time '16:00', '每周清洗管路和比色杯，做室内质控', 204),
    (2, 342, 1, 28, 4, time '08:30', time '12:00', '标准球比对，环境温度复核', 206)
) as repeated (n, instrument, weekday, step, times, opens, closes, reason, declared_by)
cross join lateral (
    select (now() at time zone 'Asia/Shanghai')::date + 1
        + (weekday - extract(isodow from (now() at time zone 'Asia/Shanghai')::date + 1)::integer + 7) % 7 as first_day
) as start
cross join lateral (select first_day + step * (times - 1) as last_day) as finish;

insert into closure_series (id, rule, declared_by, declared_at)
select pg_temp.demo_id(2200 + n), 'FREQ=WEEKLY' || case when step > 7 then ';INTERVAL=' || step / 7 else '' end
    || ';UNTIL=' || to_char(last_day, 'YYYYMMDD'), pg_temp.demo_id(declared_by), now() - interval '6 days'
from plan;

insert into closure (id, instrument_id, kind, starts_at, ends_at, reason, declared_by, declared_at, series_id)
select pg_temp.demo_id(2100 + row_number() over (order by n, day)), pg_temp.demo_id(instrument), 'MAINTENANCE',
    (day::date + opens) at time zone 'Asia/Shanghai', (day::date + closes) at time zone 'Asia/Shanghai', reason,
    pg_temp.demo_id(declared_by), now() - interval '6 days', pg_temp.demo_id(2200 + n)
from plan
cross join lateral generate_series(first_day, last_day, make_interval(days => step)) as day
where not exists (select from occupancy o where o.instrument_id = pg_temp.demo_id(instrument)
    and tstzrange(o.starts_at, o.ends_at) && tstzrange((day::date + opens) at time zone 'Asia/Shanghai',
        (day::date + closes) at time zone 'Asia/Shanghai'));

insert into occupancy (id, instrument_id, unit, starts_at, ends_at, kind, owner_id)
select pg_temp.demo_id(3500 + row_number() over (order by closure.id, unit)), instrument_id, unit, starts_at, ends_at, kind,
    closure.id
from closure join bookable_unit using (instrument_id)
where closure.id between pg_temp.demo_id(2101) and pg_temp.demo_id(2199);

-- Ended early: the samples were measured sooner than planned.
insert into closure (id, instrument_id, kind, starts_at, ends_at, reason, declared_by, declared_at, reopened_at, reopened_by)
select pg_temp.demo_id(2301), pg_temp.demo_id(324), 'CLOSURE', now() - interval '2 days', now() + interval '3 days',
    '粮食品质抽检集中测样', pg_temp.demo_id(205), now() - interval '9 days', now() - interval '1 day', pg_temp.demo_id(205);

drop function pg_temp.demo_id(bigint);
