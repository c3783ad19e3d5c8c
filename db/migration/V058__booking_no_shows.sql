-- Whoever does not come in time gives up the rest of their slot, where the terms say so.

alter table booking_terms
    -- minutes after the start; 0 where nobody who is late loses anything
    add column no_show_minutes integer,
    add constraint booking_terms_no_show_is_within_a_day check (no_show_minutes between 0 and 1440);

-- Off: where nobody checks in by the portal it would be unfair.
update booking_terms set no_show_minutes = 0
where institution_id is null and num_nonnulls(user_group, organisation_id) = 0;

alter table booking_terms
    drop constraint booking_terms_site_sets_everything,
    add constraint booking_terms_site_sets_everything check (
        num_nonnulls(institution_id, user_group, organisation_id) > 0
        or num_nonnulls(min_notice_minutes, max_notice_days, min_minutes, max_minutes, alignment_minutes,
            buffer_before_minutes, buffer_after_minutes, cancel_notice_minutes, early_check_in_minutes, approval_needed,
            agreement_needed, change_notice_minutes, gap_minutes, nights, days_off, one_at_a_time, pending_holds,
            rivals_wait, auto_approval_minutes, no_show_minutes) = 20);

alter table booking
    -- whether somebody has still to come, or it becomes a no-show; false once the terms are seen not to mind
    add column awaited boolean not null default true;

create index booking_awaited on booking (starts_at) where awaited and status = 'APPROVED' and accompanies_id is null;

alter table booking_step
    -- the rule by which the portal marked it: nobody had come so many minutes after the start
    add column no_show_after_minutes integer,
    add constraint booking_step_rule_marks_no_shows check (
        no_show_after_minutes is null or (action = 'MARK_NO_SHOW' and by_id is null)),
    drop constraint booking_step_action_is_known,
    add constraint booking_step_action_is_known check (action in ('REQUEST', 'APPROVE', 'REJECT', 'RETURN', 'ANSWER', 'CANCEL',
        'CHECK_IN', 'CHECK_OUT', 'CONFIRM', 'RATE', 'CHANGE', 'ASK_CHANGE', 'ACCEPT_CHANGE', 'DECLINE_CHANGE',
        'WITHDRAW_CHANGE', 'PROPOSE', 'ACCEPT_PROPOSAL', 'DECLINE_PROPOSAL', 'WITHDRAW_PROPOSAL', 'MESSAGE', 'REASSIGN',
        'EXCUSE', 'DECLINE', 'QUEUE', 'EXPIRE', 'ESCALATE', 'LAPSE', 'MARK_NO_SHOW')),
    drop constraint booking_step_has_its_reason,
    add constraint booking_step_has_its_reason check (
        action not in ('REJECT', 'RETURN', 'ANSWER', 'CANCEL', 'DECLINE_CHANGE', 'PROPOSE', 'MESSAGE', 'REASSIGN', 'EXCUSE')
        or length(trim(reason)) > 0);
