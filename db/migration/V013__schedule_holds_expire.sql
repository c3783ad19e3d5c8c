-- A hold keeps a slot for somebody who is filling in the form, until it expires. Its owner is their account.
-- An expired hold is in nobody's way: whoever takes the slot deletes it first.

alter table occupancy
    add column expires_at timestamptz,
    add column holder_id uuid generated always as (case when kind = 'HOLD' then owner_id end) stored,
    add constraint occupancy_only_holds_expire check ((kind = 'HOLD') = (expires_at is not null)),
    add constraint occupancy_holder_fk foreign key (holder_id) references account (id);

create index occupancy_holder_id on occupancy (holder_id) where holder_id is not null;
