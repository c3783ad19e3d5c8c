-- What somebody holds is always asked for together with the instrument: whoever holds much does not make that slower.

create index occupancy_hold_of_instrument on occupancy (holder_id, instrument_id) where holder_id is not null;
drop index occupancy_holder_id;
