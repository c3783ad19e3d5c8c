-- Until when a request is to be decided on, in working hours, and how the applicant answers what was asked back.

alter table booking
    -- while it waits for a decision that has a deadline
    add column decide_by              timestamptz,
    -- working minutes that were left when the institution asked for more: its clock stands still
    add column decision_minutes_left  integer,
    add column reminded_at            timestamptz,
    add column escalated_at           timestamptz,
    add constraint booking_deadline_is_of_a_pending_one check (decide_by is null or status = 'PENDING'),
    add constraint booking_stopped_clock_is_of_a_returned_one check (decision_minutes_left is null or status = 'RETURNED'),
    add constraint booking_time_left_not_negative check (decision_minutes_left >= 0);

create index booking_deadlines on booking (decide_by) where decide_by is not null;

alter table booking_step
    drop constraint booking_step_action_is_known,
    add constraint booking_step_action_is_known check (action in ('REQUEST', 'APPROVE', 'REJECT', 'RETURN', 'ANSWER', 'CANCEL',
        'CHECK_IN', 'CHECK_OUT', 'CONFIRM', 'RATE', 'CHANGE', 'ASK_CHANGE', 'ACCEPT_CHANGE', 'DECLINE_CHANGE',
        'WITHDRAW_CHANGE', 'DECLINE', 'QUEUE', 'EXPIRE', 'ESCALATE', 'MARK_NO_SHOW')),
    drop constraint booking_step_has_its_reason,
    add constraint booking_step_has_its_reason check (
        action not in ('REJECT', 'RETURN', 'ANSWER', 'CANCEL', 'DECLINE_CHANGE') or length(trim(reason)) > 0);
