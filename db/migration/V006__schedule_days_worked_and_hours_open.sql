-- When anything is open at all: the State Council's holidays and exchanged weekends, and each institution's hours.
-- A day that is not listed is worked exactly when it is Monday to Friday.

create table work_calendar (
    day   date not null,
    kind  text not null,
    name  text not null,
    constraint work_calendar_pk primary key (day),
    constraint work_calendar_kind_is_known check (kind in ('HOLIDAY', 'WORKDAY'))
);

-- Hours of an institution, or of one of its instruments, which then replace the institution's on every day.
create table opening_hours (
    id              uuid    not null,
    institution_id  uuid    not null,
    instrument_id   uuid,
    -- ISO: Monday is 1
    weekday         integer not null,
    opens_at        time    not null,
    -- 24:00 is midnight at the day's end
    closes_at       time    not null,
    constraint opening_hours_pk primary key (id),
    constraint opening_hours_institution_fk foreign key (institution_id) references organisation (id),
    constraint opening_hours_instrument_fk foreign key (instrument_id) references resource (id),
    constraint opening_hours_weekday_is_iso check (weekday between 1 and 7),
    constraint opening_hours_close_after_they_open check (closes_at > opens_at)
);

create index opening_hours_of on opening_hours (institution_id, instrument_id);

-- What can be booked, and how many of it: every occupancy belongs to one of these units.
create table bookable_unit (
    instrument_id  uuid    not null,
    unit           integer not null,
    constraint bookable_unit_pk primary key (instrument_id, unit),
    constraint bookable_unit_resource_fk foreign key (instrument_id) references resource (id),
    constraint bookable_unit_is_numbered_from_one check (unit >= 1)
);

create table closure (
    id             uuid        not null,
    instrument_id  uuid        not null,
    kind           text        not null,
    starts_at      timestamptz not null,
    ends_at        timestamptz not null,
    reason         text        not null,
    declared_by    uuid        not null,
    declared_at    timestamptz not null,
    constraint closure_pk primary key (id),
    constraint closure_resource_fk foreign key (instrument_id) references resource (id),
    constraint closure_declared_by_fk foreign key (declared_by) references account (id),
    constraint closure_kind_is_known check (kind in ('CLOSURE', 'MAINTENANCE')),
    constraint closure_ends_after_it_starts check (ends_at > starts_at)
);
