-- Demo data 4 of 4: 42 bookings in every state with their history, and some 10,000 usage records of the 400 days before today.
-- Nothing is random: figures are drawn from hashes of instrument, unit and days before today, so a load differs from one made
-- another day only by the shift of the calendar. Ids: bookings 5xxx, their occupancy 7xxx, their steps 6xxxx, usage 1xxxxxx.

create function pg_temp.demo_id(n bigint) returns uuid language sql immutable
    return ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid;

-- a number from 0 to 1 that is always the same for the same key
create function pg_temp.chance(key text) returns double precision language sql immutable
    return (hashtextextended(key, 2018) & 1048575) / 1048576.0;

create function pg_temp.pick(choices text[], key text) returns text language sql immutable
    return choices[1 + floor(pg_temp.chance(key) * cardinality(choices))::integer];

-- what an enterprise pays, in fen; where it is to be agreed, 150 yuan an hour was agreed
create function pg_temp.fee(basis text, price bigint, hours numeric, samples integer) returns bigint language sql immutable
    return case basis
        when 'PER_HOUR' then round(price * hours)
        when 'PER_SAMPLE' then price * coalesce(samples, 1)
        when 'PER_RUN' then price
        when 'NEGOTIABLE' then round(15000 * hours)
        else 0
    end;

create function pg_temp.at(day date, hours numeric) returns timestamptz language sql immutable
    return (day + make_interval(mins => (hours * 60)::integer)) at time zone 'Asia/Shanghai';

-- Days from 400 before today to 60 after it. nth counts worked Mondays to Fridays from today: 1 is the next, -1 the last.
create temporary table demo_day as
select day, today - day as ago, worked,
    case when worked and weekday < 6 and day <> today
        then sign(day - today)::integer * row_number() over (
            partition by sign(day - today), worked and weekday < 6 order by abs(day - today))::integer
    end as nth
from (select (now() at time zone 'Asia/Shanghai')::date as today) as clock
cross join generate_series(-400, 60) as ahead
cross join lateral (select today + ahead as day, extract(isodow from today + ahead) as weekday) as calendar
left join work_calendar using (day)
cross join lateral (select coalesce(kind = 'WORKDAY', weekday < 6) as worked) as work;

-- ---------------------------------------------------------------- bookings
-- day and asked are working days from today (nth), at instruments that open every day calendar days; hours are o'clock.
insert into booking (id, instrument_id, unit, institution_id, requester_id, organisation_id, external, starts_at, ends_at, status, purpose,
    service_mode, samples, agreement_at, requested_at, checked_in_at, checked_out_at, confirmed_hours, amount, rating, rating_text)
select pg_temp.demo_id(n), resource.id, unit, institution_id, member.account_id, member.organisation_id,
    member.organisation_id <> institution_id, planned.starts_at, planned.ends_at, plan.status, purpose, mode, samples, requested_at,
    requested_at, checked_in_at, checked_out_at, case when confirmed then hours end,
    case when confirmed then pg_temp.fee(price_basis, price, hours, samples) end, rating, rating_text
from (values
    -- 甘肃医学院, to be decided
    (5001, 301, 1, 2, 9.0, 11.0, 201, 'PENDING', 'ENTRUSTED', 24, -1, '静宁苹果二十四份农药残留多组分筛查', null, null),
    (5002, 301, 1, 3, 15.0, 17.5, 202, 'PENDING', 'ENTRUSTED', 16, -1, '党参、黄芪饮片禁用农药残留定量', null, null),
    (5003, 302, 1, 1, 9.0, 12.0, 202, 'PENDING', 'TRAINED', null, -2, '大黄饮片五种蒽醌含量测定', null, null),
    (5004, 303, 1, 4, 9.0, 11.0, 202, 'PENDING', 'TRAINED', null, -1, '黄芪多糖被巨噬细胞摄取的荧光观察', null, null),
    (5005, 304, 1, 5, 14.5, 16.5, 201, 'PENDING', 'ENTRUSTED', 12, -2, '土壤菌剂活菌数与平板计数比对', null, null),
    (5006, 305, 1, 3, 19.0, 21.5, 201, 'PENDING', 'TRAINED', null, -1, '苹果苗木带毒情况核酸抽检', null, null),
    (5007, 316, 1, 2, 10.0, 11.5, 201, 'PENDING', 'ENTRUSTED', 8, -1, '果袋与保鲜膜材质鉴别', null, null),
    (5008, 306, 1, 7, 14.5, 16.5, 202, 'PENDING', 'ENTRUSTED', 3, -3, '纳米硒制剂形貌与粒径观察', null, null),
    -- the other two, to be decided
    (5009, 322, 1, 6, 10.0, 14.0, 201, 'PENDING', 'ENTRUSTED', 30, -1, '新建果园土壤重金属本底调查', null, null),
    (5010, 327, 1, 3, 10.0, 13.0, 201, 'PENDING', 'TRAINED', null, -2, '温室辣椒不同补光方案光合速率比较', null, null),
    (5011, 321, 1, 5, 10.0, 12.0, 202, 'PENDING', 'ENTRUSTED', 10, -1, '花椒挥发油成分比对', null, null),
    (5012, 342, 1, 2, 9.0, 11.0, 201, 'PENDING', 'ENTRUSTED', 6, -1, '播种机排种盘首件尺寸检验', null, null),
    (5013, 347, 1, 4, 14.5, 17.5, 201, 'PENDING', 'TRAINED', null, -2, '果箱码垛节拍验证', null, null),
    -- sent back, the requester is to add something
    (5014, 304, 1, 8, 9.0, 11.0, 202, 'RETURNED', 'ENTRUSTED', 10, -2, '中药提取物对细胞周期的影响', null, null),
    -- granted
    (5015, 301, 1, 6, 9.0, 11.5, 201, 'APPROVED', 'ENTRUSTED', 20, -3, '设施蔬菜上市前农药残留自检', null, null),
    (5016, 310, 1, 1, 15.0, 17.0, 202, 'APPROVED', 'SELF_OPERATED', null, -2, '柴胡提取物抗氧化活性筛选', null, null),
    (5017, 303, 1, 6, 14.5, 17.5, 207, 'APPROVED', 'SELF_OPERATED', null, -2, '省自然基金课题：肝组织免疫荧光定位', null, null),
    (5018, 324, 1, 2, 9.5, 10.5, 201, 'APPROVED', 'ENTRUSTED', 40, -1, '收购小麦分仓前蛋白与水分快检', null, null),
    (5019, 331, 1, 7, 13.0, 15.0, 202, 'APPROVED', 'ENTRUSTED', 12, -3, '饮片原料砷汞限量检查', null, null),
    (5020, 349, 1, 5, 8.5, 11.5, 202, 'APPROVED', 'TRAINED', null, -2, '切药机异形刀架样件打印', null, null),
    -- under way, and waiting for its hours to be confirmed
    (5021, 329, 1, 0, 6.0, 22.0, 201, 'IN_USE', 'SELF_OPERATED', null, -4, '矮化砧木组培苗驯化', null, null),
    (5022, 305, 1, -1, 14.0, 16.5, 202, 'AWAITING_CONFIRMATION', 'TRAINED', null, -5, '山药饮片掺伪的分子鉴别', null, null),
    -- done
    (5023, 301, 1, -4, 9.0, 11.5, 201, 'COMPLETED', 'ENTRUSTED', 18, -8, '红富士苹果出口批次农药残留检测', null, null),
    (5024, 322, 1, -6, 9.0, 13.0, 201, 'COMPLETED', 'ENTRUSTED', 25, -9, '有机肥与灌溉水重金属检测', null, null),
    (5025, 342, 1, -3, 9.0, 11.0, 202, 'COMPLETED', 'ENTRUSTED', 4, -6, '制丸机模具磨损测量', null, null),
    (5026, 316, 1, -8, 14.5, 16.0, 202, 'COMPLETED', 'ENTRUSTED', 15, -11, '柴胡与伪品红外谱图比对', null, null),
    (5027, 348, 1, -12, 9.0, 12.0, 201, 'COMPLETED', 'ENTRUSTED', null, -17, '六百亩果园正射影像与株数统计', null, null),
    -- done and rated
    (5028, 302, 1, -15, 8.5, 12.0, 202, 'RATED', 'TRAINED', 14, -19, '党参炔苷含量测定方法转移', 'VERY_SATISFIED', '老师讲得细，方法当天就能在我们化验室复现。'),
    (5029, 301, 1, -20, 14.5, 17.5, 202, 'RATED', 'ENTRUSTED', 22, -25, '饮片三十三种禁用农药残留检测', 'SATISFIED', '数据可靠，希望报告能再早一两天。'),
    (5030, 321, 1, -25, 10.0, 13.0, 201, 'RATED', 'ENTRUSTED', 12, -29, '苹果香气成分随贮藏时间变化', 'VERY_SATISFIED', '比送到兰州省了三天，价格也合适。'),
    (5031, 341, 1, -18, 9.0, 12.0, 202, 'RATED', 'ENTRUSTED', null, -22, '切药机刀盘曲面试制', 'VERY_SATISFIED', '一次装夹做完，尺寸全部合格。'),
    (5032, 327, 1, -30, 10.0, 13.0, 201, 'RATED', 'TRAINED', null, -33, '旱地苹果叶片水分利用效率测定', 'SATISFIED', '仪器好用，田间电源要自己准备。'),
    (5033, 305, 1, -40, 19.0, 22.0, 202, 'RATED', 'SELF_OPERATED', null, -32, '药材霉菌污染快速筛查', 'VERY_SATISFIED', '晚上也能用，不耽误白天生产。'),
    (5034, 326, 1, -35, 9.0, 12.0, 201, 'RATED', 'ENTRUSTED', 60, -40, '六十份果园土样速效养分测定', 'NEUTRAL', '仪器中途报警，结果晚了两天，费用没有多收。'),
    (5035, 322, 1, -45, 13.0, 16.0, 204, 'RATED', 'ENTRUSTED', 20, -49, '药材产地土壤与根际元素测定', 'VERY_SATISFIED', '两家单位样品编号统一，交接很顺。'),
    -- refused
    (5036, 303, 1, -5, 9.0, 12.0, 201, 'REJECTED', 'SELF_OPERATED', null, -9, '果实蜡质层荧光观察', null, null),
    (5037, 346, 1, -10, 8.5, 12.0, 201, 'REJECTED', 'TRAINED', null, -14, '沼液浓缩工艺模拟', null, null),
    (5038, 306, 1, -13, 14.5, 16.5, 202, 'REJECTED', 'ENTRUSTED', 5, -18, '磁性微粒形貌观察', null, null),
    -- withdrawn by the requester
    (5039, 343, 1, -7, 9.0, 11.0, 201, 'CANCELLED', 'ENTRUSTED', 9, -12, '包装纸箱抗压试验', null, null),
    (5040, 304, 1, -16, 14.5, 16.5, 202, 'CANCELLED', 'ENTRUSTED', 8, -21, '益生菌活菌检测', null, null),
    -- nobody came; nobody decided in time
    (5041, 313, 1, -9, 9.0, 11.0, 202, 'NO_SHOW', 'SELF_OPERATED', null, -13, '药液细胞毒性形态观察', null, null),
    (5042, 352, 2, -10, 14.5, 16.5, 201, 'EXPIRED', 'SELF_OPERATED', null, -12, '墒情传感器电路调试', null, null)
) as plan (n, instrument, unit, day, opens, closes, account, status, mode, samples, asked, purpose, rating, rating_text)
join resource on resource.id = pg_temp.demo_id(instrument)
join instrument on instrument.id = resource.id
join membership member on member.account_id = pg_temp.demo_id(account)
join demo_day on plan.day = case when instrument in (305, 328, 329) then -demo_day.ago else demo_day.nth end
join demo_day asking on asking.nth = asked
cross join lateral (select
    pg_temp.at(demo_day.day, opens) as starts_at,
    pg_temp.at(demo_day.day, closes) as ends_at,
    pg_temp.at(asking.day, 9.2) + make_interval(mins => 17 * (n % 8)) as requested_at,
    plan.status in ('COMPLETED', 'RATED') as confirmed) as planned
-- a few minutes late, now and then a few minutes early to leave
cross join lateral (select
    case when confirmed or plan.status in ('IN_USE', 'AWAITING_CONFIRMATION')
        then least(planned.starts_at + make_interval(mins => 6 * (n % 2)), now()) end as checked_in_at,
    case when confirmed or plan.status = 'AWAITING_CONFIRMATION'
        then planned.ends_at - make_interval(mins => 6 * (n % 3)) end as checked_out_at) as actual
cross join lateral (select round(extract(epoch from checked_out_at - checked_in_at) / 3600, 1) as hours) as measured;

-- How each came to its state. Managers decide for their instruments, the administrator for all others; the requester cancels and rates.
insert into booking_step (id, booking_id, position, at, action, status, by_id, reason)
select pg_temp.demo_id(60000 + row_number() over (order by booking.id, step.at)), booking.id,
    row_number() over (partition by booking.id order by step.at), step.at, action, becomes,
    case when action in ('REQUEST', 'CANCEL', 'RATE') then requester_id
        when action in ('EXPIRE', 'MARK_NO_SHOW') then null else coalesce(manager.account_id, administrator.account_id) end,
    case when action in ('REJECT', 'RETURN', 'CANCEL') then reason end
from booking
join membership administrator on administrator.organisation_id = institution_id and administrator.role = 'INSTITUTION_ADMIN'
left join instrument_manager manager on manager.instrument_id = booking.instrument_id
left join (values
    (5014, '请补充样品灭活证明和拟用荧光染料清单，补齐后优先安排'),
    (5036, '首次使用须先完成上机培训，请预约每周三下午的培训后再申请'),
    (5037, '装置只含煤气化与甲醇流程，不能模拟沼液浓缩，建议联系化工原理实验室'),
    (5038, '样品含铁磁性粉末，会污染极靴，按使用规定不予接收'),
    (5039, '纸箱供应商更换，样品尚未到货，改期再约'),
    (5040, '细胞样品染菌，需要重新培养')
) as explained (n, reason) on pg_temp.demo_id(n) = booking.id
cross join lateral (values
    ('REQUEST', 'PENDING', requested_at, null),
    ('APPROVE', 'APPROVED', requested_at + interval '4 hours 10 minutes',
        array['APPROVED', 'CANCELLED', 'NO_SHOW', 'IN_USE', 'AWAITING_CONFIRMATION', 'COMPLETED', 'RATED']),
    ('RETURN', 'RETURNED', requested_at + interval '5 hours', array['RETURNED']),
    ('REJECT', 'REJECTED', requested_at + interval '5 hours', array['REJECTED']),
    ('EXPIRE', 'EXPIRED', starts_at, array['EXPIRED']),
    ('MARK_NO_SHOW', 'NO_SHOW', starts_at + interval '30 minutes', array['NO_SHOW']),
    ('CANCEL', 'CANCELLED', requested_at + interval '1 day', array['CANCELLED']),
    ('CHECK_IN', 'IN_USE', checked_in_at, array['IN_USE', 'AWAITING_CONFIRMATION', 'COMPLETED', 'RATED']),
    ('CHECK_OUT', 'AWAITING_CONFIRMATION', checked_out_at, array['AWAITING_CONFIRMATION', 'COMPLETED', 'RATED']),
    ('CONFIRM', 'COMPLETED', checked_out_at + interval '90 minutes', array['COMPLETED', 'RATED']),
    ('RATE', 'RATED', checked_out_at + interval '26 hours', array['RATED'])
) as step (action, becomes, at, taken_by)
where taken_by is null or booking.status = any (taken_by);

-- What still lies ahead keeps its slot, with the buffers of the most specific terms that set one.
insert into occupancy (id, instrument_id, unit, starts_at, ends_at, kind, owner_id)
select pg_temp.demo_id(7000 + row_number() over (order by booking.id)), booking.instrument_id, unit,
    starts_at - make_interval(mins => before), ends_at + make_interval(mins => after), 'BOOKING', booking.id
from booking
join instrument on instrument.id = booking.instrument_id
cross join lateral (
    select (array_agg(buffer_before_minutes order by narrowness) filter (where buffer_before_minutes is not null))[1] as before,
        (array_agg(buffer_after_minutes order by narrowness) filter (where buffer_after_minutes is not null))[1] as after
    from booking_terms terms
    cross join lateral (select case when terms.instrument_id is not null then 1 when terms.class_code is not null then 2
        when terms.institution_id is not null then 3 else 4 end as narrowness) as scope
    where (terms.instrument_id is null or terms.instrument_id = booking.instrument_id)
        and (terms.class_code is null or terms.class_code = instrument.class_code)
        and (terms.institution_id is null or terms.institution_id = booking.institution_id)
) as buffer
where booking.id between pg_temp.demo_id(5001) and pg_temp.demo_id(5999)
    and status in ('PENDING', 'RETURNED', 'APPROVED', 'IN_USE');

-- Completed bookings are usage like any other, recorded when the hours were confirmed.
insert into usage_record (id, instrument_id, unit, starts_at, ends_at, external, organisation_id, user_unit, user_name, purpose,
    service_mode, samples, amount, booking_id, recorded_by, recorded_at, demo)
select pg_temp.demo_id(1000000 + row_number() over (order by booking.id)), instrument_id, unit, checked_in_at, checked_out_at, external,
    organisation_id, organisation.name, account.display_name, purpose, service_mode, samples, amount, booking.id, step.by_id, step.at, true
from booking
join organisation on organisation.id = organisation_id
join account on account.id = requester_id
join booking_step step on step.booking_id = booking.id and step.action = 'CONFIRM';

-- ---------------------------------------------------------------- the year of use
with intensity (instrument, line, hours_a_year, external_share, whole_days, idle_since) as (values
    -- hours of all units together; whole_days is the share of days with one long run instead of one or two short ones;
    -- idle_since: in use until that many days ago. 345, 353 and 355 have never been used.
    (301, 'PHARMACY', 1580, 0.28, 0.90, 1), (302, 'PHARMACY', 1520, 0.22, 0.90, 1), (303, 'MORPHOLOGY', 1180, 0.06, 0.65, 1),
    (304, 'MOLECULAR', 1060, 0.09, 0.65, 1), (305, 'MOLECULAR', 1450, 0.14, 0.75, 1), (306, 'MORPHOLOGY', 1240, 0.12, 0.75, 1),
    (307, 'CLINIC', 620, 0.08, 0.45, 1), (308, 'CLINIC', 540, 0, 0.45, 1), (309, 'CLINIC', 760, 0.03, 0.55, 1),
    (310, 'MOLECULAR', 1150, 0.15, 0.55, 1), (311, 'MOLECULAR', 820, 0.05, 0.80, 1), (312, 'MORPHOLOGY', 1010, 0.11, 0.55, 1),
    (313, 'MORPHOLOGY', 1040, 0.04, 0.45, 1), (314, 'PHARMACY', 1200, 0.09, 0.45, 1), (315, 'MOLECULAR', 1400, 0, 0.75, 1),
    (316, 'PHARMACY', 890, 0.31, 0.45, 1), (317, 'PHARMACY', 600, 0.20, 0.90, 130),
    (321, 'FOOD', 1470, 0.25, 0.90, 1), (322, 'SOIL', 1640, 0.24, 0.95, 1), (323, 'SOIL', 1210, 0.16, 0.75, 1),
    (324, 'GRAIN', 980, 0.36, 0.55, 1), (325, 'FOOD', 1260, 0.27, 0.75, 1), (326, 'SOIL', 1330, 0.19, 0.85, 1),
    (327, 'FIELD', 640, 0.02, 0.65, 1), (328, 'WEATHER', 700, 0.12, 0.80, 1), (329, 'FIELD', 1600, 0.08, 0.95, 1),
    (330, 'GRAIN', 430, 0.45, 0.55, 1), (331, 'FOOD', 1020, 0.17, 0.65, 1), (332, 'GRAIN', 380, 0.05, 0.45, 1),
    (333, 'FIELD', 420, 0.21, 0.75, 1), (334, 'FIELD', 240, 0, 0.45, 200),
    (341, 'MACHINING', 1120, 0.33, 0.90, 1), (342, 'MEASURING', 1190, 0.31, 0.65, 1), (343, 'MEASURING', 940, 0.29, 0.45, 1),
    (344, 'VEHICLE', 360, 0.14, 0.45, 1), (346, 'COAL', 860, 0.26, 0.90, 1), (347, 'ELECTRIC', 1300, 0.10, 0.80, 1),
    (348, 'SURVEY', 560, 0.35, 0.85, 1), (349, 'MACHINING', 900, 0.35, 0.95, 1), (350, 'MACHINING', 1800, 0, 0.80, 1),
    (351, 'GARMENT', 450, 0.22, 0.65, 1), (352, 'ELECTRIC', 700, 0.03, 0.55, 1), (354, 'SURVEY', 1050, 0.18, 0.80, 1)
),
-- who uses what for what, inside the institution and from outside
line (line, departments, inside, outside) as (values
    ('PHARMACY', array['药学院', '药学院中药教研室', '药物分析教研室', '公共卫生学院'],
        array['血浆药物浓度测定', '中药复方指纹图谱研究', '本科生药物分析实验', '研究生课题：黄酮类成分代谢', '方法学验证', '毕业论文样品测定', '提取工艺优化'],
        array['果蔬农药残留筛查', '饮片含量测定', '保健食品非法添加排查', '养殖水产兽药残留检测', '中药提取物批次放行检验', '包装材料迁移物测定']),
    ('MORPHOLOGY', array['基础医学院', '病理学教研室', '组织学与胚胎学教研室', '临床医学院'],
        array['肝纤维化组织成像', '组织学实验教学', '神经元三维重构', '国家自然基金课题观察', '病理标本制备', '细胞骨架荧光染色'],
        array['纳米制剂粒径观察', '药材显微鉴别', '畜禽病理样本切片', '菌剂形态观察', '包衣颗粒结构分析']),
    ('MOLECULAR', array['基础医学院', '医学检验学院', '分子医学实验室', '临床医学院'],
        array['基因表达定量', '细胞凋亡检测', '分子生物学实验教学', '外泌体分离', '细胞增殖毒性测定', '大学生创新项目', '抗体滴度测定'],
        array['肉制品动物源性鉴定', '苗木病毒检测', '益生菌活菌计数', '饲料转基因成分检测', '多肽产品活性筛选']),
    ('CLINIC', array['医学检验学院', '临床医学院', '护理学院', '机能学教研室'],
        array['机能学实验教学', '大鼠血清生化指标测定', '实习前技能训练', '降压药效评价', '检验专业毕业设计', '超声诊断学示教'],
        array['保健原料动物试验血清检测', '奶牛健康指标普查', '药效学委托试验']),
    ('FOOD', array['农产品质量安全检测室', '果树研究所', '畜牧兽医研究所'],
        array['农产品质量例行监测', '苹果品质研究', '能力验证样品测定', '牧草营养成分分析', '贮藏保鲜试验取样测定'],
        array['苹果农药残留送检', '牛肉干蛋白质测定', '饲料原料验收', '马铃薯粉出厂检验', '绿色食品认证样品检测', '蔬菜基地例行自检']),
    ('SOIL', array['土壤肥料与节水农业研究所', '高平试验站', '农产品质量安全检测室'],
        array['长期定位试验土样分析', '测土配方样品测定', '耕地质量监测', '秸秆还田试验', '水肥一体化试验', '土壤标准样品核查'],
        array['果园土壤养分诊断', '有机肥产品检验', '灌溉水重金属检测', '药材基地土壤调查', '尾矿周边土壤监测', '高标准农田验收样品']),
    ('GRAIN', array['小麦与油料作物研究所', '小杂粮研究所', '高平试验站'],
        array['冬小麦品系品质鉴定', '胡麻考种', '区域试验样品测定', '高代材料筛选', '种质资源鉴定'],
        array['收购小麦定等', '面粉批次质量控制', '挂面专用粉配比试验', '种子企业委托鉴定', '饲用玉米水分抽检', '啤酒大麦原料检验']),
    ('FIELD', array['作物生理与遥感实验室', '崆峒试验站', '果树研究所'],
        array['冬小麦灌浆期光合测定', '发芽率试验', '组培苗驯化', '苗情遥感监测', '耐旱性鉴定', '病虫害调查'],
        array['育苗基质对比试验', '果园长势航拍', '药材种子发芽试验', '菌种培养', '园区补光方案评价']),
    ('WEATHER', array['高平试验站', '土壤肥料与节水农业研究所'],
        array['农田小气候观测', '墒情预报订正', '蒸发量比对', '长期试验气象记录'],
        array['气象传感器比对测试', '光伏提水站选址资料', '农业保险定损取数']),
    ('MACHINING', array['智能制造学院', '数控教研室', '模具教研室'],
        array['数控加工实训', '技能竞赛集训', '毕业设计零件加工', '教师企业实践项目', '增材制造课程实验', '工装夹具制作'],
        array['农机排种盘试制', '叶轮样件加工', '模具镶件修复', '切药刀架打样', '传感器外壳小批量加工', '矿用接头样件制造']),
    ('MEASURING', array['智能制造学院', '数控教研室', '材料成型教研室'],
        array['公差配合课程实验', '实训零件检测', '材料力学性能实验', '竞赛零件评分', '夹具精度复检'],
        array['首件尺寸检验', '纸箱抗压试验', '钢筋拉伸试验', '齿轮箱体形位公差检测', '砌块抗压强度检测', '焊缝弯曲试验', '逆向建模取点']),
    ('VEHICLE', array['汽车工程学院'],
        array['底盘检修实训', '汽车维修工考证训练', '四轮定位课程实验'],
        array['物流车队轮胎偏磨检查', '维修企业委托定位', '农用车底盘检查']),
    ('ELECTRIC', array['电气工程学院', '工业机器人教研室', '电子技术教研室'],
        array['机器人编程实训', '电子电路课程实验', '技能竞赛训练', '课程设计调试', '视觉分拣项目教学', '毕业设计'],
        array['苹果分选上料验证', '码垛节拍测试', '控制板信号测试', '企业员工机器人操作培训', '焊接工装验证']),
    ('COAL', array['煤化工学院', '应用化工教研室'],
        array['甲醇合成仿真实训', '开停车操作训练', '化工总控工考证', '安全应急演练'],
        array['企业新员工岗前培训', '技能鉴定考核', '煤气化工况模拟', '班组应急演练']),
    ('SURVEY', array['测绘工程教研室', '无人机教研室'],
        array['控制测量实习', '航测内业实训', '毕业实习', '校园三维建模'],
        array['高标准农田勘测', '果园普查航飞', '矿区土方测量', '宅基地测绘', '淤地坝地形测量']),
    ('GARMENT', array['服装艺术学院'],
        array['服装结构设计实训', '毕业作品制作', '排料优化教学'],
        array['校服样衣裁剪', '工装小单试制', '香包面料裁切'])
),
client (lines, organisation, user_unit) as (values
    (array['FOOD', 'SOIL', 'FIELD', 'SURVEY', 'PHARMACY', 'WEATHER', 'ELECTRIC'], 111, '平凉绿源农业科技有限公司'),
    (array['PHARMACY', 'MORPHOLOGY', 'CLINIC', 'MOLECULAR', 'MACHINING', 'MEASURING', 'SOIL'], 112, '平凉康泽中药饮片有限公司'),
    (array['MACHINING', 'MEASURING', 'ELECTRIC', 'VEHICLE'], 113, '平凉恒锐精密机械有限公司'),
    (array['MOLECULAR', 'MORPHOLOGY', 'CLINIC', 'FIELD'], 114, '平凉陇上生生生物技术有限公司'),
    (array['FOOD', 'MOLECULAR', 'CLINIC', 'ELECTRIC'], 115, '平凉塬上红牛肉食品有限公司'),
    (array['FOOD', 'PHARMACY', 'ELECTRIC', 'FIELD'], 116, '静宁县陇原红果品贸易有限公司'),
    (array['MEASURING', 'PHARMACY', 'MACHINING'], 117, '静宁县成纪绿色包装有限公司'),
    (array['COAL', 'SURVEY', 'SOIL', 'MEASURING'], 118, '华亭市东峡煤化工技术服务有限公司'),
    (array['FOOD', 'SOIL', 'FIELD', 'WEATHER'], 119, '泾川县泾北果蔬种植有限公司'),
    (array['FOOD', 'GRAIN', 'SOIL'], 120, '庄浪县云崖梯田马铃薯制品有限公司'),
    (array['PHARMACY', 'MORPHOLOGY', 'SOIL', 'MOLECULAR'], 121, '灵台县皇甫本草药业有限公司'),
    (array['MEASURING', 'COAL', 'SURVEY', 'MACHINING'], 122, '崇信县芮新新型建材有限公司'),
    -- the institutions use one another's: external too, another legal entity
    (array['SOIL', 'GRAIN', 'MACHINING'], 101, '甘肃医学院'),
    (array['PHARMACY', 'MORPHOLOGY', 'MOLECULAR', 'SURVEY'], 102, '平凉市农业科学院'),
    -- outside users without an account
    (array['GRAIN'], null, '崆峒区丰禾面粉加工厂'),
    (array['GRAIN', 'SOIL'], null, '泾川县塬丰粮食种植农民专业合作社'),
    (array['GRAIN', 'FIELD'], null, '灵台县禾盛种子经营部'),
    (array['SURVEY', 'SOIL'], null, '庄浪县梯田农业服务专业合作社'),
    (array['GARMENT'], null, '崆峒区锦绣校服制衣店'),
    (array['GARMENT'], null, '庆阳市岐黄香包工坊'),
    (array['VEHICLE'], null, '崆峒区通达汽车维修服务部'),
    (array['VEHICLE', 'COAL'], null, '平凉顺捷货运车队'),
    (array['WEATHER', 'FOOD', 'PHARMACY'], null, '个人创业者')
),
client_of_line as (
    select line, organisation, user_unit, row_number() over in_line as n, count(*) over (partition by line) as clients
    from client cross join unnest(lines) as line
    window in_line as (partition by line order by user_unit collate "C")
),
-- the days on which each unit was used: denser in term and in the growing season
used_day as (
    select intensity.*, bookable_unit.unit, institution_id, day, ago, key,
        case when instrument in (305, 328) and ago >= 2 and pg_temp.chance(key || 'night') < 0.12 then 'NIGHT'
            when pg_temp.chance(key || 'shape') < whole_days then 'WHOLE_DAY' else 'HALF_DAYS' end as shape
    from intensity
    join resource on resource.id = pg_temp.demo_id(instrument)
    join instrument owned on owned.id = resource.id
    join bookable_unit on bookable_unit.instrument_id = resource.id
    join demo_day on worked and ago between idle_since and 400
    cross join lateral (select format('%s/%s/%s/', instrument, bookable_unit.unit, ago) as key,
        extract(month from day)::integer as month) as drawn
    cross join lateral (select case
        when institution_id = pg_temp.demo_id(102) then case when month in (12, 1, 2) then 0.75 when month between 4 and 10 then 1.10 else 1.00 end
        else case when month in (2, 8) then 0.55 when month in (1, 7) then 0.85 else 1.14 end end as season) as term
    -- 250 worked days a year; a whole day is 6.7 hours on average, two half days are 4
    where pg_temp.chance(key || 'used')
        < least(0.97, hours_a_year * season / (owned.units * 250 * (whole_days * 6.7 + (1 - whole_days) * 4.0)))
),
session as (
    select used_day.*, part, pg_temp.at(day, starts) as starts_at, pg_temp.at(day, starts + hours) as ends_at, hours
    from used_day
    cross join lateral (select
        case when institution_id = pg_temp.demo_id(102) then 9.0 else 8.5 end as morning,
        case when institution_id = pg_temp.demo_id(102) then 13.0 else 14.5 end as afternoon,
        case when institution_id = pg_temp.demo_id(102) then 17.0 else 18.0 end as evening) as house
    cross join lateral (values
        ('NIGHT', 'night', 20.0, 8.0),
        ('WHOLE_DAY', 'day', morning + 0.5 * floor(2 * pg_temp.chance(key || 'start')),
            4.5 + 0.5 * floor(8 * power(pg_temp.chance(key || 'length'), 0.6))),
        ('HALF_DAYS', 'morning', morning + 0.5 * floor(2 * pg_temp.chance(key || 'start')), 1 + 0.5 * floor(5 * pg_temp.chance(key || 'am'))),
        ('HALF_DAYS', 'afternoon', afternoon + 0.5 * floor(2 * pg_temp.chance(key || 'later')), 1 + 0.5 * floor(5 * pg_temp.chance(key || 'pm')))
    ) as drawn (of_shape, part, starts_drawn, hours_drawn)
    cross join lateral (select starts_drawn::numeric as starts,
        (case when part = 'night' then hours_drawn else least(hours_drawn, evening - starts_drawn) end)::numeric as hours) as fitted
    where of_shape = shape
),
record as (
    select session.*, key || part || '/' as record_key, pg_temp.chance(key || part || 'external') < external_share as external
    from session
    where not exists (select from booking
        where booking.instrument_id = pg_temp.demo_id(instrument) and booking.unit = session.unit
            and booking.starts_at < session.ends_at and booking.ends_at > session.starts_at)
),
-- Some were entered twice, once as internal and once as external use: the metrics must count such time once, as internal.
record_or_contradiction as (
    select instrument, line, unit, institution_id, ago, record_key, starts_at, ends_at, hours, external from record
    union all
    select instrument, line, unit, institution_id, ago, record_key || 'again/', ends_at - interval '90 minutes', ends_at, 1.5, not external
    from record
    where part = 'day' and external_share > 0 and pg_temp.chance(record_key || 'contradicted') < 0.006
),
described as (
    select record.*, inside, outside, departments, price_basis, price, client_of_line.organisation, client_of_line.user_unit,
        case
            when external and (price_basis = 'PER_SAMPLE' or not open_to_booking) then 'ENTRUSTED'
            when open_to_samples and pg_temp.chance(record_key || 'mode') < case when external then 0.60 else 0.15 end then 'ENTRUSTED'
            else pg_temp.pick(array_fill('SELF_OPERATED'::text, array[9]) || array_fill('TRAINED'::text, array[9]) || array['REMOTE', 'OTHER'],
                record_key || 'operated')
        end as service_mode
    from record_or_contradiction record
    join line using (line)
    join instrument on instrument.id = pg_temp.demo_id(record.instrument)
    left join client_of_line on external and client_of_line.line = record.line
        and client_of_line.n = 1 + floor(pg_temp.chance(record_key || 'client') * client_of_line.clients)
)
insert into usage_record (id, instrument_id, unit, starts_at, ends_at, external, organisation_id, user_unit, user_name, purpose,
    service_mode, samples, amount, recorded_by, recorded_at, demo)
select pg_temp.demo_id(1001000 + row_number() over (order by starts_at, instrument, unit, external)), pg_temp.demo_id(instrument), unit,
    starts_at, ends_at, external, pg_temp.demo_id(organisation), coalesce(user_unit, pg_temp.pick(departments, record_key || 'department')),
    pg_temp.pick(array['王芳', '李强', '张敏', '马海霞', '刘伟', '陈静', '杨帆', '赵磊', '黄丽', '周涛', '吴倩', '徐亮', '孙艳', '胡军', '朱红梅',
        '高翔', '林晓', '何鹏', '郭蓉', '罗小军', '梁燕', '宋波', '郑洁', '谢天佑', '韩雪', '唐亮', '冯娟', '于洋', '董文斌', '程慧'], record_key || 'name'),
    pg_temp.pick(case when external then outside else inside end, record_key || 'purpose'), service_mode, samples,
    case when external then pg_temp.fee(price_basis, price, hours, samples) else 0 end, administrator.account_id,
    -- entered the same evening or in the days after, and by midnight at the latest
    least(ends_at + make_interval(mins => 20 + floor(4000 * power(pg_temp.chance(record_key || 'entered'), 4))::integer),
        date_trunc('day', now() at time zone 'Asia/Shanghai') at time zone 'Asia/Shanghai'), true
from described
join membership administrator on administrator.organisation_id = institution_id and administrator.role = 'INSTITUTION_ADMIN'
cross join lateral (select case when service_mode = 'ENTRUSTED'
    then greatest(1, round(hours * (1 + 3 * pg_temp.chance(record_key || 'samples')))::integer) end as samples) as counted;

drop table demo_day;
drop function pg_temp.at(date, numeric);
drop function pg_temp.fee(text, bigint, numeric, integer);
drop function pg_temp.pick(text[], text);
drop function pg_temp.chance(text);
drop function pg_temp.demo_id(bigint);
