package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.booking.TermsVersion.State;
import cn.pingliang.sharing.organisation.OrganisationId;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps every version of terms that was declared. */
@Component
class TermsLedger {

    private static final String COLUMNS =
            Stream.of(Term.values()).map(Term::column).collect(Collectors.joining(", "));

    private final JdbcClient db;

    TermsLedger(JdbcClient db) {
        this.db = db;
    }

    /** The site's and the institution's, the latest day first. One query. */
    List<TermsVersion> of(OrganisationId institution, LocalDate today) {
        record Entry(
                UUID id,
                TermsRow row,
                @Nullable String by,
                @Nullable Instant at) {}
        var entries = db.sql("""
                        select t.*, a.display_name, array(select concat_ws(':', q.holder, q.measure, q.span, q.most)
                            from booking_quota q where q.terms_id = t.id order by 1) as quotas
                        from booking_terms t left join account a on a.id = t.declared_by
                        where t.institution_id is null or t.institution_id = ?
                        order by t.holds_from desc, t.id""")
                .param(institution.value())
                .query((row, number) -> {
                    var at = row.getTimestamp("declared_at");
                    return new Entry(
                            row.getObject("id", UUID.class),
                            TermsBook.row(row),
                            row.getString("display_name"),
                            at == null ? null : at.toInstant());
                })
                .list();
        var holding = new HashSet<TermsRow.Key>();
        return entries.stream()
                .map(entry -> new TermsVersion(
                        entry.id(),
                        entry.row(),
                        entry.row().holdsFrom().isAfter(today)
                                ? State.COMING
                                : holding.add(entry.row().key()) ? State.IN_FORCE : State.PAST,
                        entry.by(),
                        entry.at()))
                .toList();
    }

    Optional<OrganisationId> institutionOf(UUID version) {
        return db.sql("select institution_id from booking_terms where id = ? and institution_id is not null")
                .param(version)
                .query((row, number) -> new OrganisationId(row.getObject(1, UUID.class)))
                .optional();
    }

    void write(UUID id, TermsRow row, AccountId by, Instant now) {
        var values = Stream.of(Term.values()).map(term -> ":" + term.name()).collect(Collectors.joining(", "));
        var statement = db.sql("""
                        insert into booking_terms (id, institution_id, class_code, instrument_id, user_group, organisation_id,
                            holds_from, declared_by, declared_at, %s)
                        values (:id, :institution, :class, :instrument, :group, :organisation, :from, :by, :at, %s)""".formatted(COLUMNS, values))
                .param("id", id)
                .param("institution", value(row.place().institution()), Types.OTHER)
                .param("class", row.place().classCode(), Types.VARCHAR)
                .param(
                        "instrument",
                        row.place().instrument() == null
                                ? null
                                : row.place().instrument().value(),
                        Types.OTHER)
                .param("group", row.group() == null ? null : row.group().name(), Types.VARCHAR)
                .param("organisation", value(row.organisation()), Types.OTHER)
                .param("from", row.holdsFrom())
                .param("by", by.value())
                .param("at", Timestamp.from(now));
        for (var term : Term.values()) {
            statement = statement.param(
                    term.name(), term.in(row), term.kind() == Term.Kind.YES_NO ? Types.BOOLEAN : Types.INTEGER);
        }
        statement.update();
        row.quotas().forEach(quota -> write(id, quota));
    }

    private void write(UUID terms, Quota quota) {
        db.sql("""
                        insert into booking_quota (terms_id, holder, measure, span, most)
                        values (:terms, :holder, :measure, :span, :most)""")
                .param("terms", terms)
                .param("holder", quota.holder().name())
                .param("measure", quota.measure().name())
                .param("span", quota.span().name())
                .param("most", quota.most(), Types.INTEGER)
                .update();
    }

    /** @return whether it was there and did not hold yet */
    boolean remove(UUID version, LocalDate today) {
        return db.sql("delete from booking_terms where id = ? and holds_from > ?")
                        .params(version, today)
                        .update()
                > 0;
    }

    private static @Nullable UUID value(@Nullable OrganisationId id) {
        return id == null ? null : id.value();
    }
}
