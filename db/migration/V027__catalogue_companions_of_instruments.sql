-- What an instrument cannot be used without: its preparation bench, its cooling unit. Both are had together or not at all; see
-- src/docs/decisions/0012-companions-follow-their-booking.md.

alter table resource
    add constraint resource_is_of_one_institution unique (id, institution_id);

-- Whoever sets a companion spends its time, so it is always of the same institution. Circles do no harm: all that are reached
-- are had together.
create table instrument_companion (
    institution_id  uuid  not null,
    instrument_id   uuid  not null,
    companion_id    uuid  not null,
    constraint instrument_companion_pk primary key (instrument_id, companion_id),
    constraint instrument_companion_of_an_instrument_fk foreign key (instrument_id) references instrument (id),
    constraint instrument_companion_is_an_instrument_fk foreign key (companion_id) references instrument (id),
    constraint instrument_companion_of_the_institution_fk foreign key (instrument_id, institution_id)
        references resource (id, institution_id),
    constraint instrument_companion_is_of_the_same_institution_fk foreign key (companion_id, institution_id)
        references resource (id, institution_id),
    constraint instrument_companion_is_another check (instrument_id <> companion_id)
);
