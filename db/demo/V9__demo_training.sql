-- Demo data 8: the electron microscope is operated by those who are trained on it; short uses by them are approved at once.

create function pg_temp.demo_id(n bigint) returns uuid language sql immutable as
$$ select ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid $$;

update booking_terms set training_needed = true, auto_approval_minutes = 120, auto_approval_trained = true
where instrument_id = pg_temp.demo_id(306) and num_nonnulls(user_group, organisation_id) = 0;

insert into training (id, instrument_id, account_id, from_day, until_day, note, recorded_by_id, recorded_at)
select pg_temp.demo_id(7001), pg_temp.demo_id(306), person.id, today - 120, today + 245, '已通过上机考核（演示数据）', trainer.id,
    now() - interval '120 days'
from account person, account trainer, (select (now() at time zone 'Asia/Shanghai')::date as today) at
where person.username = 'chuangye' and trainer.username = 'yixueyuan';

insert into training_wish (id, instrument_id, account_id, note, asked_at)
select pg_temp.demo_id(7002), pg_temp.demo_id(306), id, '用过扫描电镜，想自己拍纳米颗粒（演示数据）', now() - interval '1 day'
from account where username = 'chuangye2';

drop function pg_temp.demo_id(bigint);
