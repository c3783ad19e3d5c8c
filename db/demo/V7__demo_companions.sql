-- Demo data 7: what an instrument cannot be used without. Living cells are cultured at a station before they come to the confocal
-- microscope, so both are booked together; there are four stations.

create function pg_temp.demo_id(n bigint) returns uuid language sql immutable
    return ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid;

insert into instrument_companion (institution_id, instrument_id, companion_id)
values (pg_temp.demo_id(101), pg_temp.demo_id(303), pg_temp.demo_id(315));

drop function pg_temp.demo_id(bigint);
