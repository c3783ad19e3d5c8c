package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.booking.SampleDetails.Remains;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.shared.TimeSlot;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what somebody began to fill in, one draft for each instrument. Everybody has their own and sees no other. */
@Service
@Transactional
public class Drafts {

    private static final String SELECT = """
            select d.*, r.name, r.name_en, o.name as institution_name from booking_draft d
            join resource r on r.id = d.instrument_id join organisation o on o.id = r.institution_id
            where d.account_id = ? and r.status = 'PUBLISHED'""";

    private final JdbcClient db;
    private final Clock clock;

    Drafts(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** In place of what was kept of this instrument. */
    public void keep(Draft draft, AccountId account) {
        db.sql("""
                        insert into booking_draft (account_id, instrument_id, starts_at, ends_at, purpose, service_mode, samples,
                            accept_agreement, saved_at, sample_description, sample_remains)
                        values (:account, :instrument, :start, :end, :purpose, :mode, :samples, :agreement, :now,
                            :description, :remains)
                        on conflict (account_id, instrument_id) do update set starts_at = excluded.starts_at,
                            ends_at = excluded.ends_at, purpose = excluded.purpose, service_mode = excluded.service_mode,
                            samples = excluded.samples, accept_agreement = excluded.accept_agreement,
                            saved_at = excluded.saved_at, sample_description = excluded.sample_description,
                            sample_remains = excluded.sample_remains""")
                .param("account", account.value())
                .param("instrument", draft.instrument().value())
                .param(
                        "start",
                        draft.slot() == null
                                ? null
                                : Timestamp.from(draft.slot().start()),
                        Types.TIMESTAMP)
                .param(
                        "end",
                        draft.slot() == null
                                ? null
                                : Timestamp.from(draft.slot().end()),
                        Types.TIMESTAMP)
                .param("purpose", draft.purpose())
                .param("mode", draft.serviceMode().name())
                .param("samples", draft.samples(), Types.INTEGER)
                .param("agreement", draft.acceptAgreement())
                .param("now", Timestamp.from(clock.instant()))
                .param("description", draft.sampleDetails().description(), Types.VARCHAR)
                .param("remains", name(draft.sampleDetails().remains()), Types.VARCHAR)
                .update();
    }

    @Transactional(readOnly = true)
    public Optional<Draft> of(ResourceId instrument, AccountId account) {
        return db.sql(SELECT + " and d.instrument_id = ?")
                .params(account.value(), instrument.value())
                .query((row, number) -> draft(row))
                .optional();
    }

    /** The latest first. */
    @Transactional(readOnly = true)
    public List<Draft> of(AccountId account) {
        return db.sql(SELECT + " order by d.saved_at desc")
                .param(account.value())
                .query((row, number) -> draft(row))
                .list();
    }

    public void discard(ResourceId instrument, AccountId account) {
        db.sql("delete from booking_draft where account_id = ? and instrument_id = ?")
                .params(account.value(), instrument.value())
                .update();
    }

    private static @Nullable String name(@Nullable Remains remains) {
        return remains == null ? null : remains.name();
    }

    private static Draft draft(ResultSet row) throws SQLException {
        var start = row.getTimestamp("starts_at");
        var remains = row.getString("sample_remains");
        return new Draft(
                new ResourceId(row.getObject("instrument_id", UUID.class)),
                row.getString("name"),
                row.getString("name_en"),
                row.getString("institution_name"),
                start == null
                        ? null
                        : new TimeSlot(
                                start.toInstant(), row.getTimestamp("ends_at").toInstant()),
                row.getString("purpose"),
                ServiceMode.valueOf(row.getString("service_mode")),
                row.getObject("samples", Integer.class),
                row.getBoolean("accept_agreement"),
                row.getTimestamp("saved_at").toInstant(),
                new SampleDetails(
                        row.getString("sample_description"), remains == null ? null : Remains.valueOf(remains)));
    }

    /** @param slot null where none was chosen yet */
    public record Draft(
            ResourceId instrument,
            String instrumentName,
            String instrumentNameEn,
            String institutionName,
            @Nullable TimeSlot slot,
            String purpose,
            ServiceMode serviceMode,
            @Nullable Integer samples,
            boolean acceptAgreement,
            Instant savedAt,
            SampleDetails sampleDetails) {

        /** Asks for what was filled in, once a time was chosen and it says what for. */
        public Optional<BookingRequest> request() {
            return slot == null || purpose.isBlank()
                    ? Optional.empty()
                    : Optional.of(new BookingRequest(instrument, slot, purpose, serviceMode, samples, acceptAgreement)
                            .with(sampleDetails));
        }
    }
}
