package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.booking.BookingAccess.Viewer;
import cn.pingliang.sharing.booking.BookingQuery.Side;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.organisation.OrganisationId;
import cn.pingliang.sharing.shared.Money;
import cn.pingliang.sharing.shared.NotFoundException;
import cn.pingliang.sharing.shared.PageOf;
import cn.pingliang.sharing.shared.PageRequest;
import cn.pingliang.sharing.shared.TimeSlot;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shows requests to the people concerned: requester, institution, and the bureau over it. To others they do not exist. */
@Service
@Transactional(readOnly = true)
public class BookingBook {

    private static final String SELECT = """
            select b.*, r.name as instrument_name, r.name_en as instrument_name_en, i.name as institution_name, o.name as organisation_name,
                a.display_name as requester_name, count(*) over () as total
            from booking b join resource r on r.id = b.instrument_id join organisation i on i.id = b.institution_id
            join organisation o on o.id = b.organisation_id join account a on a.id = b.requester_id
            """;

    private final JdbcClient db;
    private final BookingAccess access;

    BookingBook(JdbcClient db, BookingAccess access) {
        this.db = db;
        this.access = access;
    }

    /**
     * One request with its history.
     *
     * @throws NotFoundException where there is none for this account
     */
    public BookingView get(BookingId id, AccountId account) {
        var viewer = access.viewer(account);
        return db.sql(SELECT + "where b.id = ?")
                .param(id.value())
                .query((row, number) -> view(row, viewer))
                .optional()
                .filter(view ->
                        viewer.sees(view.requester(), view.organisation(), view.institution(), view.instrument()))
                .map(view -> view.with(history(id)))
                .orElseThrow(() -> new NotFoundException("booking " + id));
    }

    /** Those the account may see, the soonest slot first among open ones, then the latest. Three queries. */
    public PageOf<BookingView> find(BookingQuery query, AccountId account, PageRequest page) {
        var viewer = access.viewer(account);
        var filter = new BookingFilter(query, viewer);
        var parameters = new HashMap<>(filter.parameters());
        parameters.put("size", page.size());
        parameters.put("offset", page.offset());
        var total = new long[1];
        var views = db.sql(SELECT + "where " + filter.condition() + """
                         order by b.status in ('PENDING', 'RETURNED', 'APPROVED', 'IN_USE', 'AWAITING_CONFIRMATION') desc,
                            case when b.status in ('PENDING', 'RETURNED', 'APPROVED', 'IN_USE', 'AWAITING_CONFIRMATION')
                                then b.starts_at end, b.starts_at desc, b.id
                        limit :size offset :offset""")
                .params(parameters)
                .query((row, number) -> {
                    total[0] = row.getLong("total");
                    return view(row, viewer);
                })
                .list();
        // A page beyond the end has no row to carry the total.
        return new PageOf<>(
                views, page.page(), page.size(), views.isEmpty() && page.page() > 0 ? count(filter) : total[0]);
    }

    private long count(BookingFilter filter) {
        return db.sql("select count(*) from booking b where " + filter.condition())
                .params(filter.parameters())
                .query(Long.class)
                .single();
    }

    /** How many the account decides on there are in each status that waits for somebody. */
    public Map<BookingStatus, Long> waiting(AccountId account) {
        var filter = new BookingFilter(BookingQuery.as(Side.DECIDER), access.viewer(account));
        var counts = new EnumMap<BookingStatus, Long>(BookingStatus.class);
        db.sql("select b.status, count(*) as requests from booking b where " + filter.condition()
                        + " group by b.status")
                .params(filter.parameters())
                .query(row -> {
                    counts.put(BookingStatus.valueOf(row.getString("status")), row.getLong("requests"));
                });
        return counts;
    }

    /** The account's own slots in the window, on every instrument, so that a calendar can show them as theirs. */
    public List<OwnSlot> ownSlots(TimeSlot window, AccountId account) {
        return db.sql("""
                        select b.id, b.instrument_id, r.name, r.name_en, b.starts_at, b.ends_at
                        from booking b join resource r on r.id = b.instrument_id
                        where b.requester_id = ? and b.starts_at < ? and b.ends_at > ?
                        and b.status in ('PENDING', 'RETURNED', 'APPROVED', 'IN_USE') order by b.starts_at""")
                .params(account.value(), Timestamp.from(window.end()), Timestamp.from(window.start()))
                .query((row, number) -> new OwnSlot(
                        new BookingId(row.getObject("id", UUID.class)),
                        new ResourceId(row.getObject("instrument_id", UUID.class)),
                        row.getString("name"),
                        row.getString("name_en"),
                        slot(row)))
                .list();
    }

    /** A slot that somebody has, as they see it among others of theirs. */
    public record OwnSlot(
            BookingId booking, ResourceId instrument, String instrumentName, String instrumentNameEn, TimeSlot slot) {}

    private List<BookingView.Step> history(BookingId id) {
        return db.sql("""
                        select s.at, s.action, s.status, a.display_name, s.reason
                        from booking_step s left join account a on a.id = s.by_id
                        where s.booking_id = ? order by s.position""")
                .param(id.value())
                .query((row, number) -> new BookingView.Step(
                        row.getTimestamp("at").toInstant(),
                        BookingAction.valueOf(row.getString("action")),
                        BookingStatus.valueOf(row.getString("status")),
                        row.getString("display_name"),
                        row.getString("reason")))
                .list();
    }

    private static BookingView view(ResultSet row, Viewer viewer) throws SQLException {
        var instrument = new ResourceId(row.getObject("instrument_id", UUID.class));
        var institution = new OrganisationId(row.getObject("institution_id", UUID.class));
        var organisation = new OrganisationId(row.getObject("organisation_id", UUID.class));
        var requester = new AccountId(row.getObject("requester_id", UUID.class));
        var status = BookingStatus.valueOf(row.getString("status"));
        return new BookingView(
                new BookingId(row.getObject("id", UUID.class)),
                row.getInt("version"),
                status,
                instrument,
                row.getString("instrument_name"),
                row.getString("instrument_name_en"),
                institution,
                row.getString("institution_name"),
                slot(row),
                row.getInt("unit"),
                requester,
                row.getString("requester_name"),
                organisation,
                row.getString("organisation_name"),
                row.getBoolean("external"),
                row.getString("purpose"),
                ServiceMode.valueOf(row.getString("service_mode")),
                row.getObject("samples", Integer.class),
                row.getTimestamp("requested_at").toInstant(),
                moment(row, "checked_in_at"),
                moment(row, "checked_out_at"),
                row.getBigDecimal("confirmed_hours"),
                row.getObject("amount", Long.class) == null ? null : new Money(row.getLong("amount")),
                row.getString("rating") == null ? null : Rating.valueOf(row.getString("rating")),
                row.getString("rating_text"),
                actions(status, viewer, requester, organisation, institution, instrument),
                List.of());
    }

    /** The steps that {@link BookingSteps} would let the viewer take. */
    private static Set<BookingAction> actions(
            BookingStatus status,
            Viewer viewer,
            AccountId requester,
            OrganisationId organisation,
            OrganisationId institution,
            ResourceId instrument) {
        var may = EnumSet.noneOf(BookingAction.class);
        for (var action : status.actions()) {
            if (BookingRights.may(action, viewer, requester, organisation, institution, instrument)) {
                may.add(action);
            }
        }
        return may;
    }

    private static TimeSlot slot(ResultSet row) throws SQLException {
        return new TimeSlot(
                row.getTimestamp("starts_at").toInstant(),
                row.getTimestamp("ends_at").toInstant());
    }

    private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        var timestamp = row.getTimestamp(column);
        return timestamp == null ? null : timestamp.toInstant();
    }
}
