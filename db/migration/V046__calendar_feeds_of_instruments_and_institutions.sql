-- An address shows somebody's own bookings, an instrument, or an institution; whoever made it has one for each.

alter table calendar_feed
    add column id uuid not null default gen_random_uuid(),
    -- both null: the owner's own bookings
    add column instrument_id uuid,
    add column institution_id uuid,
    drop constraint calendar_feed_pk,
    add constraint calendar_feed_pk primary key (id),
    add constraint calendar_feed_instrument_fk foreign key (instrument_id) references resource (id),
    add constraint calendar_feed_institution_fk foreign key (institution_id) references organisation (id),
    add constraint calendar_feed_shows_one_thing check (num_nonnulls(instrument_id, institution_id) <= 1),
    add constraint calendar_feed_is_the_only_one_of_its_subject
        unique nulls not distinct (account_id, instrument_id, institution_id);

alter table calendar_feed alter column id drop default;
