-- Within how many working hours an institution wants to decide, where it promises more than the portal asks.

create table decision_time (
    institution_id  uuid        not null,
    within_hours    integer     not null,
    set_by_id       uuid        not null,
    set_at          timestamptz not null,
    constraint decision_time_pk primary key (institution_id),
    constraint decision_time_institution_fk foreign key (institution_id) references organisation (id),
    constraint decision_time_set_by_fk foreign key (set_by_id) references account (id),
    constraint decision_time_is_some check (within_hours > 0)
);
