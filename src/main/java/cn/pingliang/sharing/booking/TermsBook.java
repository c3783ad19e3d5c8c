package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.catalogue.BookableInstruments.BookableInstrument;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The terms in force for an instrument: each from the most specific place that sets it. Public, like the instrument. */
@Service
@Transactional(readOnly = true)
public class TermsBook {

    /** From the most specific to the site's row, which sets everything. */
    private static final String MOST_SPECIFIC =
            "(array_remove(array_agg(%1$s order by specificity desc), null))[1] as %1$s";

    private static final String QUERY = """
            select %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s from (
                select *, num_nonnulls(institution_id) + num_nonnulls(class_code) + 2 * num_nonnulls(instrument_id)
                    as specificity
                from booking_terms
                where coalesce(institution_id, :institution) = :institution
                and coalesce(class_code, :class) = :class and coalesce(instrument_id, :instrument) = :instrument) terms""".formatted(java.util.stream.Stream.of(
                    "min_notice_minutes",
                    "max_notice_days",
                    "min_minutes",
                    "max_minutes",
                    "alignment_minutes",
                    "buffer_before_minutes",
                    "buffer_after_minutes",
                    "cancel_notice_minutes",
                    "early_check_in_minutes",
                    "approval_needed",
                    "agreement_needed")
            .map(MOST_SPECIFIC::formatted)
            .toArray());

    private final JdbcClient db;

    TermsBook(JdbcClient db) {
        this.db = db;
    }

    public BookingTerms of(BookableInstrument instrument) {
        return db.sql(QUERY)
                .param("institution", instrument.institution().value())
                .param("class", instrument.classCode())
                .param("instrument", instrument.id().value())
                .query((row, number) -> new BookingTerms(
                        minutes(row, "min_notice_minutes"),
                        Duration.ofDays(row.getInt("max_notice_days")),
                        minutes(row, "min_minutes"),
                        minutes(row, "max_minutes"),
                        minutes(row, "alignment_minutes"),
                        minutes(row, "buffer_before_minutes"),
                        minutes(row, "buffer_after_minutes"),
                        minutes(row, "cancel_notice_minutes"),
                        minutes(row, "early_check_in_minutes"),
                        row.getBoolean("approval_needed"),
                        row.getBoolean("agreement_needed")))
                .single();
    }

    private static Duration minutes(ResultSet row, String column) throws SQLException {
        return Duration.ofMinutes(row.getInt(column));
    }
}
