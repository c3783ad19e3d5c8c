-- A booking of a companion follows the booking it was made for, in every step.

alter table booking
    add column accompanies_id uuid,
    add constraint booking_accompanies_fk foreign key (accompanies_id) references booking (id),
    add constraint booking_accompanies_another check (accompanies_id <> id);

create index booking_companions on booking (accompanies_id) where accompanies_id is not null;
