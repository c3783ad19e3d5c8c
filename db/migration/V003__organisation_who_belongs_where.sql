-- Institutions that own resources, enterprises that use them, bureaus that review; and who acts for which.

create table organisation (
    id             uuid        not null,
    version        integer     not null default 0,
    kind           text        not null,
    -- short stable name, used in file names and demo data
    code           text        not null,
    name           text        not null,
    name_en        text        not null,
    credit_code    text,
    supervised_by  uuid,
    -- an enterprise books only once its identity was verified
    verified_at    timestamptz,
    reviews_all    boolean     not null default false,
    demo           boolean     not null default false,
    created_at     timestamptz not null,
    constraint organisation_pk primary key (id),
    constraint organisation_kind_is_known check (kind in ('INSTITUTION', 'ENTERPRISE', 'BUREAU')),
    constraint organisation_code_is_unique unique (code),
    constraint organisation_credit_code_is_unique unique (credit_code),
    constraint organisation_supervised_by_fk foreign key (supervised_by) references organisation (id),
    constraint organisation_only_bureaus_review_all check (not reviews_all or kind = 'BUREAU')
);

create table membership (
    id               uuid        not null,
    account_id       uuid        not null,
    organisation_id  uuid        not null,
    role             text        not null,
    since            timestamptz not null,
    constraint membership_pk primary key (id),
    constraint membership_account_fk foreign key (account_id) references account (id),
    constraint membership_organisation_fk foreign key (organisation_id) references organisation (id),
    constraint membership_role_is_known check (role in
        ('ENTREPRENEUR', 'INSTITUTION_ADMIN', 'INSTRUMENT_MANAGER', 'BUREAU_REVIEWER')),
    constraint membership_is_held_once unique (account_id, organisation_id, role)
);

create index membership_organisation_id on membership (organisation_id);

-- The platform's operators belong to no organisation.
create table platform_operator (
    account_id  uuid        not null,
    since       timestamptz not null,
    constraint platform_operator_pk primary key (account_id),
    constraint platform_operator_account_fk foreign key (account_id) references account (id)
);
