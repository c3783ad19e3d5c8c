-- A notice about an institution rather than one of its instruments: that somebody stands in for a colleague there.

alter table notice
    alter column instrument_id drop not null,
    add column institution_id uuid,
    -- the colleague it is about
    add column person_id uuid,
    add constraint notice_institution_fk foreign key (institution_id) references organisation (id),
    add constraint notice_person_fk foreign key (person_id) references account (id),
    add constraint notice_is_about_an_instrument_or_an_institution check (num_nonnulls(instrument_id, institution_id) = 1);
