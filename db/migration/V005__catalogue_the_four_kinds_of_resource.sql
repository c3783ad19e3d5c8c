-- 科研基础设施, 科研仪器, 科技数据文献, 科技成果 (平政发〔2018〕67号 §二(五)): one table of what they share, one for each kind.
-- Lengths are those of the national platform.

create table resource (
    id              uuid        not null,
    version         integer     not null default 0,
    kind            text        not null,
    institution_id  uuid        not null,
    -- 内部编号, the institution's own number
    number          text        not null,
    name            text        not null,
    name_en         text        not null default '',
    -- one line: what it is good for
    summary         text        not null default '',
    discipline      text        not null default '',
    status          text        not null,
    published_at    timestamptz,
    demo            boolean     not null default false,
    created_at      timestamptz not null,
    -- character bigrams, single characters, pinyin and Latin words of the texts above, made by the application
    search          tsvector    not null default ''::tsvector,
    constraint resource_pk primary key (id),
    constraint resource_institution_fk foreign key (institution_id) references organisation (id),
    constraint resource_kind_is_known check (kind in ('INSTRUMENT', 'FACILITY', 'DATASET', 'FINDING')),
    constraint resource_status_is_known check (status in
        ('DRAFT', 'SUBMITTED', 'PUBLISHED', 'RETURNED', 'WITHDRAWN')),
    constraint resource_number_is_unique_in_the_institution unique (institution_id, number),
    constraint resource_name_fits check (length(name) between 1 and 300 and length(name_en) <= 200),
    constraint resource_published_has_a_date check (status <> 'PUBLISHED' or published_at is not null)
);

create index resource_search on resource using gin (search);
create index resource_published on resource (kind, institution_id) where status = 'PUBLISHED';

create table instrument (
    id                     uuid    not null,
    class_code             text    not null,
    model                  text    not null default '',
    manufacturer           text    not null default '',
    country                text    not null default '',
    -- 原值, in fen
    original_value         bigint  not null,
    publicly_funded        boolean not null,
    -- 购置 研制 赠送 其他
    source                 text    not null default 'PURCHASED',
    started_on             date,
    accepted_on            date,
    scrapped_on            date,
    condition              text    not null default 'NORMAL',
    sharing_mode           text    not null default 'EXTERNAL',
    open_to_booking        boolean not null,
    open_to_samples        boolean not null,
    -- how many of them can be used at the same time
    units                  integer not null default 1,
    specification          text    not null default '',
    functions              text    not null default '',
    user_rules             text    not null default '',
    service_content        text    not null default '',
    typical_results        text    not null default '',
    fee_text               text    not null default '',
    price_basis            text    not null,
    -- for enterprises, in fen; null where it is to be agreed
    price                  bigint,
    department             text    not null default '',
    address                text    not null default '',
    contact_name           text    not null default '',
    contact_phone          text    not null default '',
    -- an institution may set its own rated hours, with a reason
    rated_hours_override   numeric(6, 1),
    rated_hours_reason     text,
    constraint instrument_pk primary key (id),
    constraint instrument_resource_fk foreign key (id) references resource (id),
    constraint instrument_class_fk foreign key (class_code) references instrument_class (code),
    constraint instrument_value_not_negative check (original_value >= 0),
    constraint instrument_source_is_known check (source in ('PURCHASED', 'DEVELOPED', 'DONATED', 'OTHER')),
    constraint instrument_condition_is_known check (condition in
        ('NORMAL', 'OCCASIONAL_FAULTS', 'FREQUENT_FAULTS', 'AWAITING_REPAIR', 'AWAITING_SCRAPPING', 'SCRAPPED')),
    constraint instrument_scrapped_has_a_date check (condition <> 'SCRAPPED' or scrapped_on is not null),
    constraint instrument_sharing_mode_is_known check (sharing_mode in ('INTERNAL', 'EXTERNAL', 'NOT_SHARED')),
    constraint instrument_has_a_unit check (units between 1 and 999),
    constraint instrument_texts_fit check (length(specification) <= 1500 and length(functions) <= 900
        and length(user_rules) <= 1500 and length(fee_text) <= 1500 and length(service_content) <= 600
        and length(typical_results) <= 1500),
    constraint instrument_price_basis_is_known check (price_basis in
        ('FREE', 'PER_HOUR', 'PER_RUN', 'PER_SAMPLE', 'NEGOTIABLE')),
    constraint instrument_price_matches_its_basis check (
        (price_basis in ('PER_HOUR', 'PER_RUN', 'PER_SAMPLE') and price > 0)
        or (price_basis in ('FREE', 'NEGOTIABLE') and price is null)),
    constraint instrument_rated_hours_override_has_a_reason check (
        (rated_hours_override is null) = (rated_hours_reason is null) and coalesce(rated_hours_override, 1) > 0)
);

-- 仪器负责人: who does an administrator's work for these instruments only
create table instrument_manager (
    instrument_id  uuid not null,
    account_id     uuid not null,
    constraint instrument_manager_pk primary key (instrument_id, account_id),
    constraint instrument_manager_instrument_fk foreign key (instrument_id) references instrument (id),
    constraint instrument_manager_account_fk foreign key (account_id) references account (id)
);

create index instrument_manager_account_id on instrument_manager (account_id);

create table facility (
    id                  uuid   not null,
    category            text   not null default '',
    original_value      bigint not null,
    started_on          date,
    construction_state  text   not null default 'IN_OPERATION',
    functions           text   not null default '',
    supervising_body    text   not null default '',
    chief_scientist     text   not null default '',
    operations_lead     text   not null default '',
    user_rules          text   not null default '',
    fee_text            text   not null default '',
    address             text   not null default '',
    contact_name        text   not null default '',
    contact_phone       text   not null default '',
    constraint facility_pk primary key (id),
    constraint facility_resource_fk foreign key (id) references resource (id),
    constraint facility_value_not_negative check (original_value >= 0),
    constraint facility_construction_state_is_known check (construction_state in
        ('PLANNED', 'UNDER_CONSTRUCTION', 'IN_OPERATION', 'CLOSED'))
);

create table dataset (
    id                uuid    not null,
    -- DOI 10.…, CSTR or the institution's own
    identifier        text    not null,
    level             text    not null,
    type              text    not null default '',
    formats           text    not null default '',
    keywords          text    not null default '',
    abstract          text    not null default '',
    record_count      bigint,
    covers_from       date,
    covers_to         date,
    area              text    not null default '',
    method            text    not null default '',
    update_frequency  text    not null default '',
    licence           text    not null default '',
    producers         text    not null default '',
    citation          text    not null default '',
    contact_name      text    not null default '',
    contact_phone     text    not null default '',
    constraint dataset_pk primary key (id),
    constraint dataset_resource_fk foreign key (id) references resource (id),
    constraint dataset_identifier_is_unique unique (identifier),
    -- 公开 有条件 内部
    constraint dataset_level_is_known check (level in ('PUBLIC', 'CONDITIONAL', 'INTERNAL')),
    constraint dataset_period_in_order check (covers_to >= covers_from)
);

create table finding (
    id                uuid    not null,
    type              text    not null,
    registration_no   text    not null,
    registered_on     date    not null,
    keywords          text    not null default '',
    abstract          text    not null default '',
    attribute         text    not null default 'ORIGINAL',
    stage             text    not null,
    readiness_level   integer not null,
    industry          text    not null default '',
    rights            text    not null default '',
    units             text    not null default '',
    people            text    not null default '',
    transfer_way      text    not null,
    price_text        text    not null default '',
    partner_sought    text    not null default '',
    contact_name      text    not null default '',
    contact_phone     text    not null default '',
    constraint finding_pk primary key (id),
    constraint finding_resource_fk foreign key (id) references resource (id),
    -- 应用技术 基础理论 软科学
    constraint finding_type_is_known check (type in ('APPLIED_TECHNOLOGY', 'BASIC_THEORY', 'SOFT_SCIENCE')),
    constraint finding_registration_no_of_applied_technology check (
        type <> 'APPLIED_TECHNOLOGY' or registration_no ~ '^\d{7}Y\d{4}$'),
    constraint finding_attribute_is_known check (attribute in ('ORIGINAL', 'ABSORBED', 'REDEVELOPED')),
    constraint finding_stage_is_known check (stage in ('EARLY', 'MIDDLE', 'MATURE')),
    constraint finding_readiness_level_is_a_trl check (readiness_level between 1 and 9),
    -- 转让 许可 作价投资 技术开发 咨询 服务
    constraint finding_transfer_way_is_known check (transfer_way in
        ('ASSIGNMENT', 'LICENCE', 'EQUITY', 'DEVELOPMENT', 'CONSULTING', 'SERVICE')),
    constraint finding_abstract_fits check (length(abstract) <= 2000)
);
