-- The rule by which the portal approved a booking may be for those only who are trained on the instrument.

alter table booking_step
    add column approved_as_trained boolean not null default false,
    add constraint booking_step_trained_are_approved_by_rule check (
        not approved_as_trained or approved_up_to_minutes is not null);
