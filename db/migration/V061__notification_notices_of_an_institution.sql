-- A notice may be about something of an institution rather than of one of its instruments.

alter table notice
    alter column instrument_id drop not null,
    add column institution_id uuid,
    add constraint notice_institution_fk foreign key (institution_id) references organisation (id),
    add constraint notice_is_about_one_or_the_other check (num_nonnulls(instrument_id, institution_id) = 1);
