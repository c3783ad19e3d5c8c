-- What the institution is told of the samples it is to measure. Beside the booking: most have none.

create table booking_sample_job (
    booking_id   uuid not null,
    -- what they are, in what state, how much of each, whether they are dangerous, how they are kept
    description  text,
    -- what happens with what is left of them
    remains      text,
    constraint booking_sample_job_pk primary key (booking_id),
    constraint booking_sample_job_booking_fk foreign key (booking_id) references booking (id),
    constraint booking_sample_job_says_something check (num_nonnulls(description, remains) > 0),
    constraint booking_sample_job_description_fits check (length(description) <= 600),
    constraint booking_sample_job_remains_is_known check (remains in ('RETURN', 'DISPOSE'))
);

alter table booking_draft
    add column sample_description  text,
    add column sample_remains      text,
    add constraint booking_draft_sample_description_fits check (length(sample_description) <= 600),
    add constraint booking_draft_sample_remains_is_known check (sample_remains in ('RETURN', 'DISPOSE'));

-- Address and person, as published with the instrument.
create function where_samples_go(i instrument) returns text
    language sql stable
    return concat_ws(' · ', nullif(i.address, ''), nullif(i.contact_name, ''), nullif(i.contact_phone, ''));
