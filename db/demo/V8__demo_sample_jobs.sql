-- Demo data 8: samples on their way. One job is being measured, one has its report and waits for its hours to be confirmed; what the
-- samples are is said of some others. Ids continue those of part 4.

create function pg_temp.demo_id(n bigint) returns uuid language sql immutable
    return ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid;

-- Part 4 told all of them as if somebody had used the instrument.
update booking_step set status = case booking_step.status when 'IN_USE' then 'TESTING' else 'REPORTED' end
from booking
where booking.id = booking_step.booking_id and booking.service_mode = 'ENTRUSTED'
    and booking.id between pg_temp.demo_id(5001) and pg_temp.demo_id(5999)
    and booking_step.status in ('IN_USE', 'AWAITING_CONFIRMATION');
update booking set awaited = false
where service_mode = 'ENTRUSTED' and id between pg_temp.demo_id(5001) and pg_temp.demo_id(5999);

-- The samples of an approved job have come.
insert into booking_step (id, booking_id, position, at, action, status, by_id)
select pg_temp.demo_id(69001), approval.booking_id, approval.position + 1, greatest(approval.at, now() - interval '3 hours'),
    'CHECK_IN', 'TESTING', approval.by_id
from booking_step approval
join booking on booking.id = approval.booking_id and booking.status = 'APPROVED'
where approval.booking_id = pg_temp.demo_id(5015) and approval.action = 'APPROVE';

update booking set status = 'TESTING', checked_in_at = step.at, version = version + 1
from booking_step step where step.id = pg_temp.demo_id(69001) and step.booking_id = booking.id;

-- A job whose report was issued this week, at an hour of a working day at which the instrument was not used otherwise.
insert into booking (id, instrument_id, unit, institution_id, requester_id, organisation_id, external, starts_at, ends_at, status, awaited,
    purpose, service_mode, samples, agreement_at, requested_at, checked_in_at, checked_out_at)
select pg_temp.demo_id(5043), resource.id, 1, institution_id, member.account_id, member.organisation_id, true, starts_at,
    starts_at + interval '1 hour', 'REPORTED', false, '收购玉米水分与淀粉快检', 'ENTRUSTED', 30, starts_at - interval '50 hours',
    starts_at - interval '50 hours', starts_at - interval '20 hours', starts_at + interval '90 minutes'
from resource
join membership member on member.account_id = pg_temp.demo_id(201)
cross join lateral (
    select (((now() at time zone 'Asia/Shanghai')::date - ago) + time '10:00') at time zone 'Asia/Shanghai' as starts_at
    from generate_series(1, 60) as ago
) as morning
where resource.id = pg_temp.demo_id(324) and extract(isodow from starts_at at time zone 'Asia/Shanghai') < 6
    and not exists (select from usage_record used where used.instrument_id = resource.id
        and used.starts_at < morning.starts_at + interval '1 hour' and used.ends_at > morning.starts_at)
    and not exists (select from booking other where other.instrument_id = resource.id
        and other.starts_at < morning.starts_at + interval '1 hour' and other.ends_at > morning.starts_at)
order by starts_at desc limit 1;

insert into booking_step (id, booking_id, position, at, action, status, by_id, reason)
select pg_temp.demo_id(69010 + position), booking.id, position, at, action, becomes,
    case when action = 'REQUEST' then requester_id else administrator.account_id end, said
from booking
join membership administrator on administrator.organisation_id = institution_id and administrator.role = 'INSTITUTION_ADMIN'
cross join lateral (values
    (1, 'REQUEST', 'PENDING', requested_at, null),
    (2, 'APPROVE', 'APPROVED', requested_at + interval '4 hours', null),
    (3, 'CHECK_IN', 'TESTING', checked_in_at, null),
    (4, 'CHECK_OUT', 'REPORTED', checked_out_at, '30 份均已测完：水分 12.8%–14.1%，淀粉 71.2%–74.6%；有 2 份水分偏高，建议复晾。')
) as step (position, action, becomes, at, said)
where booking.id = pg_temp.demo_id(5043);

insert into booking_sample_job (booking_id, description, remains)
select pg_temp.demo_id(n), description, remains
from (values
    (5001, '新鲜果实，每份不少于 1 kg，装聚乙烯袋，4 ℃ 冷藏送样；无危险性。', 'DISPOSE'),
    (5002, '干燥饮片，每份 50 g，密封避光，常温保存；无危险性。', 'RETURN'),
    (5009, '风干土样，过 2 mm 筛，每份 200 g，常温保存；可能含重金属，请戴手套。', 'DISPOSE'),
    (5014, '酵母菌悬液，每份 2 mL，冰盒送样；已灭活，证明随样附上。', 'DISPOSE'),
    (5015, '叶菜混合样，每份 500 g，冷藏送样，当天检测；无危险性。', 'DISPOSE'),
    (5043, '玉米籽粒，已除杂，每份 500 g，常温保存；无危险性。', 'RETURN')
) as job (n, description, remains)
where exists (select from booking where booking.id = pg_temp.demo_id(n));

drop function pg_temp.demo_id(bigint);
