package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.booking.BookingAccess.Viewer;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.organisation.OrganisationId;
import cn.pingliang.sharing.organisation.Standing;
import cn.pingliang.sharing.shared.PortalTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads from {@code instrument_decider} who decides today (src/docs/decisions/0026-who-decides.md). */
@Component
class Deciders {

    /**
     * In SQL: whether {@code d}, a row of {@code instrument_decider}, is about the request {@code b} of the {@code :id} on {@code
     * :today}, and about nobody who is a party to it, or gave the first approval. {@link Decider} says the same of one viewer: four
     * eyes for whoever does it, and for whom. The instrument is read first, else the view is made for all instruments.
     */
    static final String IS_NO_PARTY = """
             d.instrument_id = (select about.instrument_id from booking about where about.id = :id) and (d.for_id is null or :today between d.from_day and d.to_day)
            and not exists (
                select from unnest(array[d.account_id, d.for_id]) eye
                where eye in (b.requester_id, b.asked_by_id, b.first_approved_by_id, b.first_approved_for_id)
                or b.organisation_id <> b.institution_id and exists (
                    select from membership o where o.organisation_id = b.organisation_id and o.account_id = eye))
            """;

    /** In SQL: whether {@code d} may give the approval that {@code b} waits for. */
    static final String DECIDES = "case when b.first_approved_by_id is null then d.decides else d.administers end";

    /** In SQL: whether {@code d} is asked to. */
    static final String IS_ASKED = "case when b.first_approved_by_id is null then d.asked else d.administers end";

    /** In SQL: whether the route of {@code b} wants two approvals for it, or for the change of its time. */
    static final String WANTS_TWO = """
            exists (select from instrument_route t where t.instrument_id = b.instrument_id and t.two_steps
                and coalesce(b.change_ends_at - b.change_starts_at, b.ends_at - b.starts_at) >= make_interval(mins => coalesce(t.two_steps_from_minutes, 0)))""";

    private final JdbcClient db;
    private final Clock clock;

    Deciders(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    LocalDate today() {
        return PortalTime.dayOf(clock.instant());
    }

    /** A member of staff, with the colleagues they stand in for today. One query. */
    Viewer viewer(Standing standing) {
        var found = db.sql("""
                        select d.for_id, p.display_name,
                            array(select m.organisation_id from membership m where m.account_id = d.for_id) as belongs_to,
                            array_agg(distinct d.institution_id) filter (where d.administers) as administers,
                            array_agg(d.instrument_id) filter (where d.in_charge and not d.administers) as in_charge,
                            array_agg(d.instrument_id) filter (where d.decides and not d.administers) as decides
                        from instrument_decider d left join account p on p.id = d.for_id
                        where d.account_id = :account and (d.for_id is null or :today between d.from_day and d.to_day)
                        group by d.for_id, p.display_name order by p.display_name, d.for_id""")
                .param("account", standing.account().value())
                .param("today", today())
                .query((row, number) -> decider(row, standing))
                .list();
        var colleagues = new ArrayList<>(found);
        colleagues.removeIf(each -> each.account().equals(standing.account()));
        var self = found.stream()
                .filter(each -> each.account().equals(standing.account()))
                .findFirst()
                .orElse(Decider.of(standing));
        return new Viewer(standing, self, colleagues);
    }

    /**
     * What it means that this person, in whose right ever, approves the request now. One query.
     *
     * @param colleague for whom they do it
     */
    Approval approval(Booking booking, AccountId by, @Nullable AccountId colleague) {
        return booking.firstApprovedBy() != null
                ? Approval.LAST
                : db.sql("""
                        select %s as wants_two, exists (
                            select from instrument_decider d where %s and d.administers
                            and d.account_id not in (:by, :colleague)
                            and coalesce(d.for_id, d.account_id) not in (:by, :colleague)) as has_second
                        from booking b where b.id = :id""".formatted(WANTS_TWO, IS_NO_PARTY))
                        .param("id", booking.id().value())
                        .param("today", today())
                        .param("by", by.value())
                        .param("colleague", colleague == null ? by.value() : colleague.value())
                        .query((row, number) -> !row.getBoolean("wants_two")
                                ? Approval.LAST
                                : row.getBoolean("has_second") ? Approval.FIRST : Approval.WITHOUT_SECOND)
                        .single();
    }

    /** Which approval of a request somebody would give. */
    enum Approval {
        /** With it the request is approved. */
        LAST,
        /** Somebody else gives the second. */
        FIRST,
        /** There would be nobody else to give the second. */
        WITHOUT_SECOND
    }

    private static Decider decider(ResultSet row, Standing standing) throws SQLException {
        var inCharge = ids(row, "in_charge", ResourceId::new);
        var decides = ids(row, "decides", ResourceId::new);
        var colleague = row.getObject("for_id", UUID.class);
        return colleague == null
                ? Decider.of(standing).with(inCharge, decides)
                : new Decider(
                        new AccountId(colleague),
                        row.getString("display_name"),
                        ids(row, "belongs_to", OrganisationId::new),
                        ids(row, "administers", OrganisationId::new),
                        inCharge,
                        decides);
    }

    private static <T> Set<T> ids(ResultSet row, String column, Function<UUID, T> id) throws SQLException {
        var array = row.getArray(column);
        return array == null
                ? Set.of()
                : Arrays.stream((UUID[]) array.getArray()).map(id).collect(Collectors.toUnmodifiableSet());
    }
}
