-- Terms may ask for training, approve by rule only whom is trained, and say what is late, left early or overtime.

alter table booking_terms
    add column training_needed boolean,
    -- whether what is approved by rule is so only for those who are trained
    add column auto_approval_trained boolean,
    -- minutes
    add column late_grace_minutes integer,
    add column early_leave_grace_minutes integer,
    add column overtime_grace_minutes integer,
    add constraint booking_terms_late_grace_is_within_a_day check (late_grace_minutes between 0 and 1440),
    add constraint booking_terms_early_leave_grace_is_within_a_day check (early_leave_grace_minutes between 0 and 1440),
    add constraint booking_terms_overtime_grace_is_within_a_day check (overtime_grace_minutes between 0 and 1440);

update booking_terms set training_needed = false, auto_approval_trained = false,
    late_grace_minutes = 15, early_leave_grace_minutes = 30, overtime_grace_minutes = 15
where institution_id is null and num_nonnulls(user_group, organisation_id) = 0;

alter table booking_terms
    drop constraint booking_terms_site_sets_everything,
    add constraint booking_terms_site_sets_everything check (
        num_nonnulls(institution_id, user_group, organisation_id) > 0
        or num_nonnulls(min_notice_minutes, max_notice_days, min_minutes, max_minutes, alignment_minutes,
            buffer_before_minutes, buffer_after_minutes, cancel_notice_minutes, early_check_in_minutes, approval_needed,
            agreement_needed, change_notice_minutes, gap_minutes, nights, days_off, one_at_a_time, pending_holds,
            rivals_wait, auto_approval_minutes, no_show_minutes, training_needed, auto_approval_trained,
            late_grace_minutes, early_leave_grace_minutes, overtime_grace_minutes) = 25);
