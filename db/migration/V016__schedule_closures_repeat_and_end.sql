-- Closures that repeat, and closures that end before their time. What was announced stays as it was; who ended it, and when,
-- stands beside it.

-- One announcement of a closure that repeats, as an RFC 5545 rule; its times are the rows of closure.
create table closure_series (
    id           uuid        not null,
    rule         text        not null,
    declared_by  uuid        not null,
    declared_at  timestamptz not null,
    constraint closure_series_pk primary key (id),
    constraint closure_series_declared_by_fk foreign key (declared_by) references account (id)
);

alter table closure
    add column series_id uuid,
    add column reopened_at timestamptz,
    add column reopened_by uuid,
    add constraint closure_series_fk foreign key (series_id) references closure_series (id),
    add constraint closure_reopened_by_fk foreign key (reopened_by) references account (id),
    add constraint closure_is_reopened_by_somebody check ((reopened_at is null) = (reopened_by is null)),
    add constraint closure_is_reopened_before_it_ends check (reopened_at < ends_at),
    add constraint closure_has_its_reason check (length(trim(reason)) > 0);

create index closure_of_instrument on closure (instrument_id, starts_at);
create index closure_series_id on closure (series_id) where series_id is not null;
