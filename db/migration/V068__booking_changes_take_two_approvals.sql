-- A change of time that waits for a decision may have the first of two approvals, like a request.

alter table booking
    drop constraint booking_first_approval_waits_for_the_second,
    add constraint booking_first_approval_waits_for_the_second check (
        first_approved_by_id is null or status in ('PENDING', 'RETURNED') or change_starts_at is not null);
