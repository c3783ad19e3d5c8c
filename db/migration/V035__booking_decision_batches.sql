-- Requests that somebody means to approve together. Nothing is decided while the batch waits; whoever takes it back deletes it.
create table decision_batch (
    id             uuid        not null,
    decided_by_id  uuid        not null,
    due_at         timestamptz not null,
    -- from then on it cannot be taken back
    begun_at       timestamptz,
    constraint decision_batch_pk primary key (id),
    constraint decision_batch_decided_by_fk foreign key (decided_by_id) references account (id),
    constraint decision_batch_begins_when_due check (begun_at >= due_at)
);

create table decision_batch_line (
    batch_id    uuid    not null,
    booking_id  uuid    not null,
    -- as the decider saw the request
    version     integer not null,
    outcome     text,
    constraint decision_batch_line_pk primary key (batch_id, booking_id),
    constraint decision_batch_line_batch_fk foreign key (batch_id) references decision_batch (id) on delete cascade,
    constraint decision_batch_line_booking_fk foreign key (booking_id) references booking (id),
    constraint decision_batch_line_outcome_is_known check (outcome in
        ('APPROVED', 'CHANGED', 'SLOT_TAKEN', 'REFUSED', 'NOT_YOURS', 'FAILED'))
);

-- A request waits in one batch at a time, whoever made it.
create unique index decision_batch_line_waits_once on decision_batch_line (booking_id) where outcome is null;
