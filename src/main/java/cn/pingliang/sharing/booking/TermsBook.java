package cn.pingliang.sharing.booking;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import cn.pingliang.sharing.booking.Quota.Holder;
import cn.pingliang.sharing.booking.Quota.Measure;
import cn.pingliang.sharing.booking.Quota.Span;
import cn.pingliang.sharing.catalogue.BookableInstruments.BookableInstrument;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.organisation.OrganisationId;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The terms for an instrument and whoever asks for it. Public, like the instrument. One query. */
@Service
@Transactional(readOnly = true)
public class TermsBook {

    private static final String QUERIES = """
            with asked as materialized (
                select i.id, i.class_code, r.institution_id, pair.organisation,
                    coalesce((select case when o.id = r.institution_id then 'OWN_STAFF' when o.kind = 'INSTITUTION'
                        then 'OTHER_INSTITUTION' end from organisation o where o.id = pair.organisation), 'ENTERPRISE')
                        as user_group
                from %s pair (instrument, organisation)
                join instrument i on i.id = pair.instrument join resource r on r.id = i.id
            )
            select asked.id as asked_id, asked.organisation as asked_by, t.*,
                (select p.within_hours from decision_time p where p.institution_id = asked.institution_id) as decided_within,
                array(select concat_ws(':', q.holder, q.measure, q.span, q.most)
                from booking_quota q where q.terms_id = t.id order by 1) as quotas
            from booking_terms t join asked on (t.instrument_id = asked.id or t.instrument_id is null)
            and coalesce(t.institution_id, asked.institution_id) = asked.institution_id
            and coalesce(t.class_code, asked.class_code) = asked.class_code
            and coalesce(t.user_group, asked.user_group) = asked.user_group
            and coalesce(t.organisation_id = asked.organisation, t.organisation_id is null)""";

    /** For a single instrument, which PostgreSQL need not plan anew each time, as it does where it sees how long a list is. */
    private static final String QUERY_FOR_ONE =
            QUERIES.formatted("(values (cast(:instruments as uuid), cast(:organisations as uuid)))");

    private static final String QUERY_FOR_MANY =
            QUERIES.formatted("unnest(cast(:instruments as uuid[]), cast(:organisations as uuid[]))");

    private final JdbcClient db;

    TermsBook(JdbcClient db) {
        this.db = db;
    }

    /** As the public sees them: those for an enterprise. */
    public TermsInForce of(BookableInstrument instrument) {
        return of(instrument, null);
    }

    /** @param organisation the one that asks */
    public TermsInForce of(BookableInstrument instrument, @Nullable OrganisationId organisation) {
        return of(Set.of(instrument.id()), organisation).getOrDefault(instrument.id(), new TermsInForce(List.of()));
    }

    /** Those of many instruments at once, for the organisation that asks. One query. */
    public Map<ResourceId, TermsInForce> of(Collection<ResourceId> asked, @Nullable OrganisationId organisation) {
        var terms = new HashMap<ResourceId, TermsInForce>();
        of(asked.stream()
                        .distinct()
                        .map(instrument -> new Asked(instrument, organisation))
                        .toList())
                .forEach((each, inForce) -> terms.put(each.instrument(), inForce));
        return terms;
    }

    /** Those of many instruments at once, each for who asks for it. One query. */
    Map<Asked, TermsInForce> of(List<Asked> asked) {
        return (asked.size() == 1 ? forOne(asked.getFirst()) : forMany(asked))
                .query((row, number) -> Read.from(row)).list().stream()
                        .collect(groupingBy(Read::asked, collectingAndThen(toList(), Read::together)));
    }

    private record Read(Asked asked, TermsRow row, @Nullable Integer decidedWithin) {

        static Read from(ResultSet row) throws SQLException {
            return new Read(
                    new Asked(
                            new ResourceId(row.getObject("asked_id", UUID.class)),
                            id(row, "asked_by").map(OrganisationId::new).orElse(null)),
                    TermsBook.row(row),
                    number(row, "decided_within"));
        }

        static TermsInForce together(List<Read> all) {
            return new TermsInForce(
                    all.stream().map(Read::row).toList(), all.getFirst().decidedWithin());
        }
    }

    private JdbcClient.StatementSpec forOne(Asked asked) {
        var organisation = asked.organisation();
        return db.sql(QUERY_FOR_ONE)
                .param("instruments", asked.instrument().value())
                .param("organisations", organisation == null ? null : organisation.value(), Types.OTHER);
    }

    private JdbcClient.StatementSpec forMany(List<Asked> asked) {
        return db.sql(QUERY_FOR_MANY)
                .param(
                        "instruments",
                        asked.stream().map(each -> each.instrument().toString()).collect(joining(",", "{", "}")))
                .param(
                        "organisations",
                        asked.stream()
                                .map(Asked::organisation)
                                .map(each ->
                                        each == null ? "NULL" : each.value().toString())
                                .collect(joining(",", "{", "}")));
    }

    /** @param organisation the one that asks; null for the public */
    record Asked(ResourceId instrument, @Nullable OrganisationId organisation) {}

    static TermsRow row(ResultSet row) throws SQLException {
        var place = new TermsPlace(
                id(row, "institution_id").map(OrganisationId::new).orElse(null),
                row.getString("class_code"),
                id(row, "instrument_id").map(ResourceId::new).orElse(null));
        var group = row.getString("user_group");
        return new TermsRow(
                place,
                group == null ? null : UserGroup.valueOf(group),
                id(row, "organisation_id").map(OrganisationId::new).orElse(null),
                row.getObject("holds_from", LocalDate.class),
                number(row, "min_notice_minutes"),
                number(row, "max_notice_days"),
                number(row, "min_minutes"),
                number(row, "max_minutes"),
                number(row, "alignment_minutes"),
                number(row, "buffer_before_minutes"),
                number(row, "buffer_after_minutes"),
                number(row, "cancel_notice_minutes"),
                number(row, "change_notice_minutes"),
                number(row, "early_check_in_minutes"),
                row.getObject("approval_needed", Boolean.class),
                row.getObject("agreement_needed", Boolean.class),
                number(row, "gap_minutes"),
                row.getObject("nights", Boolean.class),
                row.getObject("days_off", Boolean.class),
                row.getObject("one_at_a_time", Boolean.class),
                row.getObject("pending_holds", Boolean.class),
                row.getObject("rivals_wait", Boolean.class),
                number(row, "auto_approval_minutes"),
                number(row, "no_show_minutes"),
                row.getObject("training_needed", Boolean.class),
                row.getObject("auto_approval_trained", Boolean.class),
                number(row, "late_grace_minutes"),
                number(row, "early_leave_grace_minutes"),
                number(row, "overtime_grace_minutes"),
                quotas(place, row.getArray("quotas")));
    }

    /** Each as {@code PERSON:HOURS:WEEK:8}, without the number where it lifts one. */
    private static List<Quota> quotas(TermsPlace place, Array array) throws SQLException {
        return Stream.of((String[]) array.getArray())
                .map(text -> text.split(":", -1))
                .map(parts -> new Quota(
                        place,
                        Holder.valueOf(parts[0]),
                        Measure.valueOf(parts[1]),
                        Span.valueOf(parts[2]),
                        parts.length < 4 ? null : Integer.valueOf(parts[3])))
                .toList();
    }

    private static Optional<UUID> id(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, UUID.class));
    }

    private static @Nullable Integer number(ResultSet row, String column) throws SQLException {
        return row.getObject(column, Integer.class);
    }
}
