-- A notice that somebody stands in for a colleague of the institution it is about.

alter table notice
    add column person_id uuid,
    add constraint notice_person_fk foreign key (person_id) references account (id);
