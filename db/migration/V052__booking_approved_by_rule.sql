-- Short bookings that need nobody's approval, where the terms want one for others.

alter table booking_terms
    -- minutes; 0 for none
    add column auto_approval_minutes integer,
    add constraint booking_terms_auto_approval_can_be_booked check (auto_approval_minutes between 0 and 129600);

update booking_terms set auto_approval_minutes = 0
where institution_id is null and num_nonnulls(user_group, organisation_id) = 0;

alter table booking_terms
    drop constraint booking_terms_site_sets_everything,
    add constraint booking_terms_site_sets_everything check (
        num_nonnulls(institution_id, user_group, organisation_id) > 0
        or num_nonnulls(min_notice_minutes, max_notice_days, min_minutes, max_minutes, alignment_minutes,
            buffer_before_minutes, buffer_after_minutes, cancel_notice_minutes, early_check_in_minutes, approval_needed,
            agreement_needed, change_notice_minutes, gap_minutes, nights, days_off, one_at_a_time, pending_holds,
            rivals_wait, auto_approval_minutes) = 19);

alter table booking_step
    -- the rule by which the portal approved it: bookings up to so many minutes
    add column approved_up_to_minutes integer,
    add constraint booking_step_rule_approves check (
        approved_up_to_minutes is null or (action = 'APPROVE' and by_id is null));
