-- What is asked for an instrument are its own terms and those of no instrument in particular, not every other instrument's.

create index booking_terms_of_instrument on booking_terms (instrument_id);
