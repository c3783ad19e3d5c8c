-- Another time that whoever decides proposes, words between applicant and institution, and the files that come with them.

alter table booking
    -- while the applicant has not answered; taken for the booking in occupancy
    add column proposed_starts_at  timestamptz,
    add column proposed_ends_at    timestamptz,
    add column proposed_unit       integer,
    add column proposed_until      timestamptz,
    add constraint booking_proposed_unit_fk foreign key (instrument_id, proposed_unit)
        references bookable_unit (instrument_id, unit),
    add constraint booking_proposal_is_whole check (
        num_nonnulls(proposed_starts_at, proposed_ends_at, proposed_unit, proposed_until) in (0, 4)),
    add constraint booking_proposal_ends_after_it_starts check (proposed_ends_at > proposed_starts_at),
    add constraint booking_proposal_is_answered_before_it_starts check (
        proposed_until <= least(proposed_starts_at, starts_at)),
    add constraint booking_proposal_waits_for_the_applicant check (proposed_until is null or status = 'RETURNED');

create index booking_proposals on booking (proposed_until) where proposed_until is not null;

alter table booking_step
    drop constraint booking_step_action_is_known,
    add constraint booking_step_action_is_known check (action in ('REQUEST', 'APPROVE', 'REJECT', 'RETURN', 'ANSWER', 'CANCEL',
        'CHECK_IN', 'CHECK_OUT', 'CONFIRM', 'RATE', 'CHANGE', 'ASK_CHANGE', 'ACCEPT_CHANGE', 'DECLINE_CHANGE',
        'WITHDRAW_CHANGE', 'PROPOSE', 'ACCEPT_PROPOSAL', 'DECLINE_PROPOSAL', 'WITHDRAW_PROPOSAL', 'MESSAGE', 'DECLINE', 'QUEUE',
        'EXPIRE', 'ESCALATE', 'LAPSE', 'MARK_NO_SHOW')),
    drop constraint booking_step_has_its_reason,
    add constraint booking_step_has_its_reason check (
        action not in ('REJECT', 'RETURN', 'ANSWER', 'CANCEL', 'DECLINE_CHANGE', 'PROPOSE', 'MESSAGE')
        or length(trim(reason)) > 0);

-- What came with a step: kept with it in the same transaction, and never changed.
create table booking_file (
    id          uuid     not null,
    booking_id  uuid     not null,
    step_id     uuid     not null,
    name        text     not null,
    -- by its content, whatever its name
    kind        text     not null,
    size        integer  not null,
    sha256      text     not null,
    content     bytea    not null,
    constraint booking_file_pk primary key (id),
    constraint booking_file_booking_fk foreign key (booking_id) references booking (id) deferrable initially deferred,
    constraint booking_file_step_fk foreign key (step_id) references booking_step (id) deferrable initially deferred,
    constraint booking_file_has_a_name check (length(name) between 1 and 200),
    constraint booking_file_kind_is_known check (kind in ('PDF', 'PNG', 'JPEG', 'XLSX', 'DOCX', 'CSV', 'TEXT')),
    constraint booking_file_is_of_its_size check (size between 1 and 10485760 and size = octet_length(content)),
    constraint booking_file_sha256_is_one check (sha256 ~ '^[0-9a-f]{64}$')
);

create index booking_file_of_step on booking_file (step_id);

-- Compressed already, most of them.
alter table booking_file alter column content set storage external;
