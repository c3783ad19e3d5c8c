-- Requests that competed for a slot which another got: declined, or moved to the waiting list for it, as the terms say.

alter table booking_terms
    -- only matters where requests compete
    add column rivals_wait boolean;

update booking_terms set rivals_wait = false where institution_id is null and num_nonnulls(user_group, organisation_id) = 0;

alter table booking_terms
    drop constraint booking_terms_site_sets_everything,
    add constraint booking_terms_site_sets_everything check (
        num_nonnulls(institution_id, user_group, organisation_id) > 0
        or num_nonnulls(min_notice_minutes, max_notice_days, min_minutes, max_minutes, alignment_minutes,
            buffer_before_minutes, buffer_after_minutes, cancel_notice_minutes, early_check_in_minutes, approval_needed,
            agreement_needed, change_notice_minutes, gap_minutes, nights, days_off, one_at_a_time, pending_holds,
            rivals_wait) = 18);

alter table booking_step
    drop constraint booking_step_action_is_known,
    add constraint booking_step_action_is_known check (action in ('REQUEST', 'APPROVE', 'REJECT', 'RETURN', 'CANCEL',
        'CHECK_IN', 'CHECK_OUT', 'CONFIRM', 'RATE', 'CHANGE', 'ASK_CHANGE', 'ACCEPT_CHANGE', 'DECLINE_CHANGE',
        'WITHDRAW_CHANGE', 'DECLINE', 'QUEUE', 'EXPIRE', 'MARK_NO_SHOW'));
