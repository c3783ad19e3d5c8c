-- The one definition of the hours that every report is made of (教高司条函〔2000〕010号, 国科发基〔2017〕289号).
--
-- Records are clipped to the period and merged for each unit, so a unit never has more hours than the clock. Where an internal
-- and an external record overlap, that time counts once, as internal: a mistake can never raise the sharing rate.

create function hours_of(ranges tstzmultirange) returns numeric
    language sql immutable strict
    return (select coalesce(sum(extract(epoch from upper(r) - lower(r))), 0) / 3600 from unnest(ranges) as r);

create function unit_hours(from_at timestamptz, to_at timestamptz)
    returns table (instrument_id uuid, unit integer, internal_hours numeric, external_hours numeric)
    language sql stable
    begin atomic
        with used as (
            select r.instrument_id, r.unit,
                coalesce(range_agg(tstzrange(greatest(r.starts_at, from_at), least(r.ends_at, to_at)))
                    filter (where not r.external), '{}'::tstzmultirange) as internal,
                coalesce(range_agg(tstzrange(greatest(r.starts_at, from_at), least(r.ends_at, to_at)))
                    filter (where r.external), '{}'::tstzmultirange) as external
            from usage_record r
            where r.starts_at < to_at and r.ends_at > from_at
            group by r.instrument_id, r.unit
        )
        select u.instrument_id, u.unit, hours_of(u.internal), hours_of(u.external - u.internal) from used u;
    end;

-- Rated hours of an instrument for the days it was in service within the period, both days included: its yearly hours for each
-- of those days' share of its year, times its units.
create function rated_hours_of(yearly numeric, units integer, started_on date, scrapped_on date, from_day date, to_day date)
    returns numeric
    language sql immutable
    begin atomic
        select coalesce(sum(yearly * units * greatest(0,
                least(to_day, make_date(y, 12, 31), coalesce(scrapped_on - 1, to_day))
                - greatest(from_day, make_date(y, 1, 1), coalesce(started_on, from_day)) + 1)
            / (make_date(y + 1, 1, 1) - make_date(y, 1, 1))), 0)
        from generate_series(extract(year from from_day)::int, extract(year from to_day)::int) as y;
    end;

-- Every instrument that counts in a review, published or not, with its rated hours of a year and whether it is open.
create view reviewed_instrument as
    select r.id, r.institution_id, r.name, r.name_en, i.class_code, i.started_on, i.scrapped_on, i.units,
        coalesce(i.rated_hours_override, h.hours_per_year) as hours_per_year,
        r.status = 'PUBLISHED' and i.sharing_mode = 'EXTERNAL' and (i.open_to_booking or i.open_to_samples) as is_open
    from instrument i
    join resource r on r.id = i.id
    join instrument_class c on c.code = i.class_code
    join rated_hours h on h.kind = c.rated_hours_kind;
