package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.catalogue.BookableInstruments;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.organisation.OrganisationId;
import cn.pingliang.sharing.organisation.Standings;
import cn.pingliang.sharing.shared.NotFoundException;
import cn.pingliang.sharing.shared.TimeSlot;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Bookings as a calendar keeps them: somebody's own, or those of what they decide on. Where there are more than so many, those
 * nearest to the present.
 */
@Service
@Transactional(readOnly = true)
public class CalendarEntries {

    private static final String SELECT = """
            select b.id, b.status, b.service_mode, b.starts_at, b.ends_at, r.name as instrument,
                coalesce(r.name_en, r.name) as instrument_en, i.name as institution,
                coalesce(i.name_en, i.name) as institution_en, o.name as organisation,
                coalesce(o.name_en, o.name) as organisation_en, s.position, s.at
            from booking b join resource r on r.id = b.instrument_id
            join organisation i on i.id = b.institution_id join organisation o on o.id = b.organisation_id
            join lateral (select position, at from booking_step where booking_id = b.id
                order by position desc limit 1) s on true
            where %s = :of and b.starts_at < :end and b.ends_at > :start and b.status not in (%s)
            order by abs(extract(epoch from b.starts_at - :now)), b.id limit :most""";

    /** With those cancelled, so that a calendar which had them by mail learns of it. */
    private static final String OWN = SELECT.formatted("b.requester_id", "'REJECTED', 'EXPIRED', 'NO_SHOW'");

    private static final String NOT_TAKEN = "'REJECTED', 'EXPIRED', 'NO_SHOW', 'CANCELLED'";
    private static final String OF_INSTRUMENT = SELECT.formatted("b.instrument_id", NOT_TAKEN);
    private static final String OF_INSTITUTION = SELECT.formatted("b.institution_id", NOT_TAKEN);

    private final JdbcClient db;
    private final BookingAccess access;
    private final BookableInstruments instruments;
    private final Standings standings;

    CalendarEntries(JdbcClient db, BookingAccess access, BookableInstruments instruments, Standings standings) {
        this.db = db;
        this.access = access;
        this.instruments = instruments;
        this.standings = standings;
    }

    /**
     * @param organisation whom it is for; no person is named
     * @param sequence the number of the last step, which grows with each
     * @param touched when that step was taken
     */
    public record Entry(
            BookingId booking,
            BookingStatus status,
            ServiceMode service,
            TimeSlot slot,
            String instrument,
            String instrumentEn,
            String institution,
            String institutionEn,
            String organisation,
            String organisationEn,
            int sequence,
            Instant touched) {}

    /** Those that take or took place, and those cancelled. One query. */
    public List<Entry> own(TimeSlot window, Instant now, int most, AccountId account) {
        return find(OWN, account.value(), window, now, most);
    }

    /**
     * What is asked for or granted of an instrument. Four queries.
     *
     * @return nothing where the account does not decide on it
     * @throws NotFoundException where it is not published
     */
    public Optional<List<Entry>> of(ResourceId instrument, TimeSlot window, Instant now, int most, AccountId account) {
        var institution = instruments.get(instrument).institution();
        return access.viewer(account).decidesOn(institution, instrument)
                ? Optional.of(find(OF_INSTRUMENT, instrument.value(), window, now, most))
                : Optional.empty();
    }

    /**
     * Likewise of all instruments of an institution. Two queries.
     *
     * @return nothing where the account does not administer it
     */
    public Optional<List<Entry>> of(
            OrganisationId institution, TimeSlot window, Instant now, int most, AccountId account) {
        return standings.of(account).administers(institution)
                ? Optional.of(find(OF_INSTITUTION, institution.value(), window, now, most))
                : Optional.empty();
    }

    private List<Entry> find(String query, UUID of, TimeSlot window, Instant now, int most) {
        return db.sql(query)
                .param("of", of)
                .param("start", Timestamp.from(window.start()))
                .param("end", Timestamp.from(window.end()))
                .param("now", Timestamp.from(now))
                .param("most", most)
                .query((row, number) -> entry(row))
                .list();
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                new BookingId(row.getObject("id", UUID.class)),
                BookingStatus.valueOf(row.getString("status")),
                ServiceMode.valueOf(row.getString("service_mode")),
                new TimeSlot(
                        row.getTimestamp("starts_at").toInstant(),
                        row.getTimestamp("ends_at").toInstant()),
                row.getString("instrument"),
                row.getString("instrument_en"),
                row.getString("institution"),
                row.getString("institution_en"),
                row.getString("organisation"),
                row.getString("organisation_en"),
                row.getInt("position"),
                row.getTimestamp("at").toInstant());
    }
}
