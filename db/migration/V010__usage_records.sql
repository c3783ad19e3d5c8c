-- 服务记录: one for each completed booking, and one for each use that the institution enters itself.
-- Its sums are the sharing rate, so nothing here is ever deleted.

create table usage_record (
    id               uuid        not null,
    instrument_id    uuid        not null,
    unit             integer     not null,
    starts_at        timestamptz not null,
    ends_at          timestamptz not null,
    -- used by a legal entity or person outside the owning institution, 国科发基〔2017〕289号
    external         boolean     not null,
    organisation_id  uuid,
    user_unit        text        not null,
    user_name        text        not null default '',
    purpose          text        not null,
    service_mode     text        not null,
    samples          integer,
    -- in fen
    amount           bigint      not null default 0,
    booking_id       uuid,
    recorded_by      uuid        not null,
    recorded_at      timestamptz not null,
    demo             boolean     not null default false,
    constraint usage_record_pk primary key (id),
    constraint usage_record_unit_fk foreign key (instrument_id, unit) references bookable_unit (instrument_id, unit),
    constraint usage_record_organisation_fk foreign key (organisation_id) references organisation (id),
    constraint usage_record_booking_fk foreign key (booking_id) references booking (id),
    constraint usage_record_once_for_each_booking unique (booking_id),
    constraint usage_record_recorded_by_fk foreign key (recorded_by) references account (id),
    constraint usage_record_ends_after_it_starts check (ends_at > starts_at),
    constraint usage_record_lies_in_the_past check (ends_at <= recorded_at),
    constraint usage_record_service_mode_is_known check (service_mode in
        ('SELF_OPERATED', 'TRAINED', 'ENTRUSTED', 'REMOTE', 'OTHER')),
    constraint usage_record_samples_are_positive check (samples > 0),
    constraint usage_record_amount_not_negative check (amount >= 0)
);

create index usage_record_of_instrument on usage_record (instrument_id, starts_at, ends_at);
create index usage_record_by_time on usage_record (starts_at, ends_at);
