-- Which rules a request was let off: because staff set them aside, or because the applicant asked for it and was then decided on by
-- somebody. The reason stands in booking.override_reason.
create table booking_exception (
    booking_id  uuid    not null,
    -- as in the API's refusals
    rules       text[]  not null,
    constraint booking_exception_pk primary key (booking_id),
    constraint booking_exception_booking_fk foreign key (booking_id) references booking (id),
    constraint booking_exception_is_from_some_rule check (cardinality(rules) > 0)
);
