-- Demo data 1 of 4: the three institutions, the bureaus over them, local enterprises (invented), and the people who sign in.
-- Everybody's password is Demo-2026. Ids are fixed: demo_id(101) is 00000000-0000-7000-8000-000000000101;
-- organisations 1xx, accounts 2xx, instruments 3xx, facilities 4xx, datasets 5xx, findings 6xx, memberships 7xx.

create function pg_temp.demo_id(n bigint) returns uuid language sql immutable
    return ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid;

-- Credit codes pass the check of GB 32100-2015 and name nobody: their organisation part begins with DEM.
insert into organisation (id, kind, code, name, name_en, credit_code, supervised_by, verified_at, reviews_all, demo, created_at)
select pg_temp.demo_id(n), kind, code, name, name_en, credit_code, pg_temp.demo_id(supervisor),
    now() - make_interval(days => verified_days_ago), reviews_all, true, now() - interval '800 days'
from (values
    (104, 'BUREAU', 'plskjj', '平凉市科技局', 'Pingliang Science and Technology Bureau', '11620800DEM0000498', null, 790, true),
    (105, 'BUREAU', 'plsjyj', '平凉市教育局', 'Pingliang Education Bureau', '11620800DEM0000573', null, 790, false),
    (106, 'BUREAU', 'plsnmj', '平凉市农牧局', 'Pingliang Agriculture and Animal Husbandry Bureau', '11620800DEM000065X', null, 790, false),
    (101, 'INSTITUTION', 'gsyxy', '甘肃医学院', 'Gansu Medical College', '12620802DEM000014F', 105, 780, false),
    (102, 'INSTITUTION', 'plnky', '平凉市农业科学院', 'Pingliang Academy of Agricultural Sciences', '12620800DEM000022D', 106, 780, false),
    (103, 'INSTITUTION', 'plzy', '平凉职业技术学院', 'Pingliang Vocational and Technical College', '12620800DEM0000308', 105, 780, false),
    (111, 'ENTERPRISE', 'lvyuan', '平凉绿源农业科技有限公司', 'Pingliang Lvyuan Agricultural Technology Co., Ltd.', '91620802DEM000110K', null, 700, false),
    (112, 'ENTERPRISE', 'kangze', '平凉康泽中药饮片有限公司', 'Pingliang Kangze Herbal Decoction Pieces Co., Ltd.', '91620802DEM000129G', null, 690, false),
    (113, 'ENTERPRISE', 'hengrui', '平凉恒锐精密机械有限公司', 'Pingliang Hengrui Precision Machinery Co., Ltd.', '91620802DEM000137B', null, 655, false),
    (114, 'ENTERPRISE', 'shengsheng', '平凉陇上生生生物技术有限公司', 'Pingliang Longshang Shengsheng Biotechnology Co., Ltd.', '91620802DEM0001456', null, 610, false),
    (115, 'ENTERPRISE', 'hongniu', '平凉塬上红牛肉食品有限公司', 'Pingliang Yuanshang Red Cattle Meat Products Co., Ltd.', '91620802DEM0001531', null, 590, false),
    (116, 'ENTERPRISE', 'hongguo', '静宁县陇原红果品贸易有限公司', 'Jingning Longyuan Red Fruit Trading Co., Ltd.', '91620826DEM000161L', null, 560, false),
    (117, 'ENTERPRISE', 'baozhuang', '静宁县成纪绿色包装有限公司', 'Jingning Chengji Green Packaging Co., Ltd.', '91620826DEM00017XC', null, 540, false),
    (118, 'ENTERPRISE', 'meihua', '华亭市东峡煤化工技术服务有限公司', 'Huating Dongxia Coal Chemistry Services Co., Ltd.', '91620881DEM0001881', null, 520, false),
    (119, 'ENTERPRISE', 'jingbei', '泾川县泾北果蔬种植有限公司', 'Jingchuan Jingbei Fruit and Vegetable Growing Co., Ltd.', '91620821DEM000196Y', null, 480, false),
    (120, 'ENTERPRISE', 'titian', '庄浪县云崖梯田马铃薯制品有限公司', 'Zhuanglang Yunya Terrace Potato Products Co., Ltd.', '91620825DEM000209E', null, 450, false),
    (121, 'ENTERPRISE', 'huangfu', '灵台县皇甫本草药业有限公司', 'Lingtai Huangfu Bencao Pharmaceutical Co., Ltd.', '91620822DEM000217X', null, 430, false),
    (122, 'ENTERPRISE', 'ruixin', '崇信县芮新新型建材有限公司', 'Chongxin Ruixin New Building Materials Co., Ltd.', '91620823DEM0002257', null, 300, false),
    -- the one whose identity nobody has verified yet: it may look, not book
    (123, 'ENTERPRISE', 'xinya', '平凉新芽智慧农业有限公司', 'Pingliang Xinya Smart Farming Co., Ltd.', '91620802DEM000233L', null, null, false)
) as organisation (n, kind, code, name, name_en, credit_code, supervisor, verified_days_ago, reviews_all);

insert into account (id, username, display_name, email, phone, password_hash, demo, created_at)
select pg_temp.demo_id(n), username, display_name, email, phone, password_hash, true, now() - interval '780 days'
from (values
    (201, 'chuangye', '马晓峰', 'maxiaofeng@lvyuan.example.com', '13800000201', '{bcrypt}$2a$10$en.Sl4.62Mw2eiqFcrFkoujjGcdKoybkzqGu8Ots5n3/BrytwYXc2'),
    (202, 'chuangye2', '李婉婷', 'liwanting@kangze.example.com', '13800000202', '{bcrypt}$2a$10$W6DbumD7MBKtA89hJNwlie73S3W2cYXaLlwQR9WryP.KgJZ4qSR9W'),
    (203, 'chuangye3', '朱嘉豪', 'zhujiahao@xinya.example.com', '13800000203', '{bcrypt}$2a$10$tm0eiKY70Z2opbdECcPCNuyp.7diz0mmo5NMAkOeu5D5x7hEcZpDW'),
    (204, 'yixueyuan', '王雅琴', 'wangyaqin@gsyxy.example.com', '13800000204', '{bcrypt}$2a$10$RMR49dcfQn9jY2xgwu6BSuUGkHhx8RO3ZQWvTHJTI/tsdiO9lwjN.'),
    (205, 'nongkeyuan', '赵建国', 'zhaojianguo@plnky.example.com', '13800000205', '{bcrypt}$2a$10$s6EQtP6Km/1bZNzT5EtmwuNaNa2lXsXxOyp4KqfiWcAreuuk62ZBS'),
    (206, 'zhiyuan', '陈志强', 'chenzhiqiang@plzy.example.com', '13800000206', '{bcrypt}$2a$10$Siu3kvEiDC.yK/F.Pwu2vOmOWq94dG.xombXfteV87rIfOjfpbHzW'),
    (207, 'yiqi', '刘思远', 'liusiyuan@gsyxy.example.com', '13800000207', '{bcrypt}$2a$10$nSwRn6xk5kq2uEHwoQZ/9OCrTXv4uef/R3UFIY7uZACTgde5M4W3S'),
    (208, 'kejiju', '杨文静', 'yangwenjing@plskjj.example.com', '13800000208', '{bcrypt}$2a$10$RwtX/HgAiVNlroiah1.4fus/w95VN2NlsfH04jaPfwgsoh7vQnk1O'),
    (209, 'jiaoyuju', '张明辉', 'zhangminghui@plsjyj.example.com', '13800000209', '{bcrypt}$2a$10$S.HtuM.TqlKHErkeM0nGN.CKk07JomI63B58sMz.b1TLzRUjmPfCG'),
    (210, 'nongmuju', '周丽华', 'zhoulihua@plsnmj.example.com', '13800000210', '{bcrypt}$2a$10$yb787y/p9a5g3erCs8CO8O3li3rRZRAmttieMekJ58ztKxdvilQhK'),
    (211, 'admin', '孙立新', 'sunlixin@portal.example.com', '13800000211', '{bcrypt}$2a$10$2tPY9Saz9NdEOwcK2emJt.yEQ3nrqd.z80ZnaImlBn.2og6RZOKm2')
) as account (n, username, display_name, email, phone, password_hash);

insert into membership (id, account_id, organisation_id, role, since)
select pg_temp.demo_id(n), pg_temp.demo_id(account), pg_temp.demo_id(organisation), role, now() - interval '780 days'
from (values
    (701, 201, 111, 'ENTREPRENEUR'),
    (702, 202, 112, 'ENTREPRENEUR'),
    (703, 203, 123, 'ENTREPRENEUR'),
    (704, 204, 101, 'INSTITUTION_ADMIN'),
    (705, 205, 102, 'INSTITUTION_ADMIN'),
    (706, 206, 103, 'INSTITUTION_ADMIN'),
    (707, 207, 101, 'INSTRUMENT_MANAGER'),
    (708, 208, 104, 'BUREAU_REVIEWER'),
    (709, 209, 105, 'BUREAU_REVIEWER'),
    (710, 210, 106, 'BUREAU_REVIEWER')
) as membership (n, account, organisation, role);

insert into platform_operator (account_id, since) values (pg_temp.demo_id(211), now() - interval '780 days');

drop function pg_temp.demo_id(bigint);
