package cn.pingliang.sharing.booking;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.booking.BookingAccess.Viewer;
import cn.pingliang.sharing.booking.BookingQuery.Side;
import cn.pingliang.sharing.booking.BookingRights.Concerned;
import cn.pingliang.sharing.booking.BookingView.Beside;
import cn.pingliang.sharing.booking.BookingView.Routing;
import cn.pingliang.sharing.booking.DecisionQueue.Part;
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
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shows requests to the people concerned: requester, institution, and the bureau over it. To others they do not exist. */
@Service
@Transactional(readOnly = true)
public class BookingBook {

    private static final String COLUMNS = """
            select b.*, r.name as instrument_name, r.name_en as instrument_name_en, i.name as institution_name,
                i.name_en as institution_name_en, o.name as organisation_name,
                a.display_name as requester_name,
                (select p.display_name from account p where p.id = b.asked_by_id) as asked_by_name,
                (select p.display_name from account p where p.id = b.handed_to_id) as handed_to_name,
                (select p.display_name from substitution s join account p on p.id = s.substitute_id
                    where s.person_id = b.handed_to_id and s.institution_id = b.institution_id
                    and :today between s.from_day and s.to_day) as substitute_name,
                (select p.display_name from account p where p.id = b.first_approved_by_id) as first_approved_by_name,
                (b.status in ('PENDING', 'RETURNED') or b.change_starts_at is not null) and\s""" + Deciders.WANTS_TWO + """
                 as wants_two
            """;

    private static final String FROM = """

            from booking b join resource r on r.id = b.instrument_id join organisation i on i.id = b.institution_id
            join organisation o on o.id = b.organisation_id join account a on a.id = b.requester_id
            """;

    /** With a row for each step and file, of which the content is not read. */
    private static final String WITH_HISTORY = COLUMNS + """
            , exists (select from booking c where c.accompanies_id = b.id) as accompanied,
                s.position, s.at as step_at, s.action as step_action, s.status as step_status, s.reason as step_reason,
                s.starts_at as step_starts_at, s.ends_at as step_ends_at, s.approved_up_to_minutes, s.approved_as_trained,
                s.no_show_after_minutes, (select p.display_name from account p where p.id = s.by_id) as by_name,
                (select p.display_name from account p where p.id = s.for_id) as for_name,
                (select p.display_name from account p where p.id = s.to_id) as to_name,
                f.id as file_id, f.name, f.kind, f.size, f.sha256""" + FROM + """
            join booking_step s on s.booking_id = b.id left join booking_file f on f.step_id = s.id
            where b.id = :id order by s.position, f.id""";

    private static final String IN_LISTS = COLUMNS + ", count(*) over () as total" + FROM;

    private final JdbcClient db;
    private final BookingAccess access;
    private final Deciders deciders;
    private final SampleJobs sampleJobs;
    private final RuleExceptions exceptions;

    BookingBook(
            JdbcClient db, BookingAccess access, Deciders deciders, SampleJobs sampleJobs, RuleExceptions exceptions) {
        this.db = db;
        this.access = access;
        this.deciders = deciders;
        this.sampleJobs = sampleJobs;
        this.exceptions = exceptions;
    }

    /**
     * One request with its history. One query, and one more for what it belongs together with.
     *
     * @throws NotFoundException where there is none for this account
     */
    public BookingView get(BookingId id, AccountId account) {
        var viewer = access.viewer(account);
        var read = db.sql(WITH_HISTORY)
                .param("id", id.value())
                .param("today", deciders.today())
                .query((ResultSetExtractor<Optional<Found>>) rows -> Found.in(rows, viewer))
                .filter(found -> sees(viewer, found.booking()))
                .orElseThrow(() -> new NotFoundException("booking " + id));
        var beside = read.accompanied() ? beside(id) : Map.<Boolean, List<Beside>>of();
        var booking = read.booking();
        return booking.with(
                read.history(),
                read.bundled() ? series(id) : null,
                beside.getOrDefault(true, List.of()).stream().findFirst().orElse(null),
                beside.getOrDefault(false, List.of()),
                booking.overrideReason() == null ? List.of() : exceptions.of(id),
                booking.serviceMode().isOfSamples() ? sampleJobs.of(id) : null);
    }

    private static boolean sees(Viewer viewer, BookingView view) {
        return viewer.sees(view.requester(), view.organisation(), view.institution(), view.instrument());
    }

    /** @param bundled whether it was asked for with others; {@code accompanied}: whether it follows another or others follow it */
    private record Found(BookingView booking, List<BookingView.Step> history, boolean bundled, boolean accompanied) {

        static Optional<Found> in(ResultSet rows, Viewer viewer) throws SQLException {
            if (!rows.next()) {
                return Optional.empty();
            }
            var booking = BookingBook.view(rows, viewer);
            var bundled = rows.getObject("bundle_id") != null;
            var accompanied = rows.getBoolean("accompanied") || rows.getObject("accompanies_id") != null;
            var files = new HashMap<Integer, List<BookingFile>>();
            var steps = new TreeMap<Integer, BookingView.Step>();
            do {
                var with = files.computeIfAbsent(rows.getInt("position"), position -> new ArrayList<>());
                if (rows.getObject("file_id") != null) {
                    with.add(BookingFiles.file(rows));
                }
                steps.put(rows.getInt("position"), step(rows, with));
            } while (rows.next());
            return Optional.of(new Found(booking, List.copyOf(steps.values()), bundled, accompanied));
        }
    }

    /**
     * Those the account may see: to those who decide, the one first that is to be decided on soonest; then the soonest slot
     * among open ones, then the latest. Three queries.
     */
    public PageOf<BookingView> find(BookingQuery query, AccountId account, PageRequest page) {
        return find(query, access.viewer(account), page);
    }

    PageOf<BookingView> find(BookingQuery query, Viewer viewer, PageRequest page) {
        return find(new BookingFilter(query, viewer), query, viewer, page);
    }

    private PageOf<BookingView> find(BookingFilter filter, BookingQuery query, Viewer viewer, PageRequest page) {
        var total = new long[1];
        var views = db.sql(page(filter, query))
                .params(parameters(filter, page))
                .query((row, number) -> {
                    total[0] = row.getLong("total");
                    return view(row, viewer);
                })
                .list();
        return page(views, total[0], filter, page);
    }

    private static String page(BookingFilter filter, BookingQuery query) {
        return IN_LISTS + "where " + filter.condition() + order(query) + " limit :size offset :offset";
    }

    private static String order(BookingQuery query) {
        var mostUrgent = query.role() == Side.DECIDER ? "b.decide_by nulls last, " : "";
        return " order by " + mostUrgent + """
                 b.status in ('PENDING', 'RETURNED', 'APPROVED', 'IN_USE', 'AWAITING_CONFIRMATION', 'TESTING', 'REPORTED') desc,
                    case when b.status in ('PENDING', 'RETURNED', 'APPROVED', 'IN_USE', 'AWAITING_CONFIRMATION', 'TESTING', 'REPORTED')
                        then b.starts_at end, b.starts_at desc, b.id""";
    }

    private Map<String, Object> parameters(BookingFilter filter, PageRequest page) {
        var parameters = new HashMap<>(filter.parameters());
        parameters.put("size", page.size());
        parameters.put("offset", page.offset());
        parameters.put("today", deciders.today());
        return parameters;
    }

    private PageOf<BookingView> page(List<BookingView> views, long total, BookingFilter filter, PageRequest page) {
        // A page beyond the end has no row to carry the total.
        return new PageOf<>(
                views, page.page(), page.size(), views.isEmpty() && page.page() > 0 ? count(filter) : total);
    }

    private long count(BookingFilter filter) {
        return db.sql("select count(*) from booking b where " + filter.condition())
                .params(filter.parameters())
                .query(Long.class)
                .single();
    }

    /**
     * A page of what waits for those who decide, with how many there are of everything: one query.
     *
     * @param part of what waits for a decision
     */
    Queue queue(BookingQuery query, Part part, Viewer viewer, PageRequest page) {
        var filter = new BookingFilter(query, viewer).only(part);
        var everything = new BookingFilter(BookingQuery.as(Side.DECIDER), viewer);
        var parameters = parameters(filter, page);
        parameters.putAll(everything.parameters());
        parameters.put("by", viewer.account().value());
        var total = new long[1];
        var waiting = new String[1][];
        var missed = new boolean[1];
        var views = new ArrayList<BookingView>();
        db.sql("""
                        select w.waiting, w.missed, b.* from (select array(
                            select concat_ws(':', b.status, count(*), count(b.change_starts_at),
                                count(*) filter (where b.first_approved_by_id is not null),
                                count(*) filter (where b.handed_to_id = :account))
                            from booking b where %s group by b.status) as waiting,
                            exists (select from decision_batch where %s) as missed) w
                        left join (%s) b on true""".formatted(everything.condition(), DecisionBatches.IS_UNTOLD, page(filter, query)) + order(query))
                .params(parameters)
                .query(row -> {
                    waiting[0] = (String[]) row.getArray("waiting").getArray();
                    missed[0] = row.getBoolean("missed");
                    if (row.getObject("id") != null) {
                        total[0] = row.getLong("total");
                        views.add(view(row, viewer));
                    }
                });
        return new Queue(page(views, total[0], filter, page), Waiting.of(waiting[0]), missed[0]);
    }

    /** @param missed whether the viewer was not told what came of a batch of theirs */
    record Queue(PageOf<BookingView> requests, Waiting waiting, boolean missed) {}

    /**
     * How many the account decides on there are. A change of time that waits counts as a request that does.
     *
     * @param byStatus what waits for somebody
     * @param parts of what waits for a decision
     */
    record Waiting(Map<BookingStatus, Long> byStatus, Map<Part, Long> parts) {

        /** From one text for each status: it, and how many requests, changes, with a first approval, and handed over. */
        private static Waiting of(String... statuses) {
            var counts = new EnumMap<BookingStatus, Long>(BookingStatus.class);
            var parts = new EnumMap<Part, Long>(Part.class);
            for (var text : statuses) {
                var counted = text.split(":", -1);
                var status = BookingStatus.valueOf(counted[0]);
                counts.merge(status, Long.valueOf(counted[1]), Long::sum);
                counts.merge(BookingStatus.PENDING, Long.valueOf(counted[2]), Long::sum);
                if (status == BookingStatus.PENDING) {
                    parts.put(Part.HANDED_TO_ME, Long.valueOf(counted[4]));
                }
                if (status == BookingStatus.PENDING || status == BookingStatus.APPROVED) {
                    parts.merge(Part.SECOND, Long.valueOf(counted[3]), Long::sum);
                }
            }
            parts.put(Part.ALL, counts.getOrDefault(BookingStatus.PENDING, 0L));
            return new Waiting(counts, parts);
        }
    }

    /** The account's own slots in the window, on every instrument, so that a calendar can show them as theirs. */
    public List<OwnSlot> ownSlots(TimeSlot window, AccountId account) {
        return db.sql("""
                        select b.id, b.instrument_id, r.name, r.name_en, b.starts_at, b.ends_at
                        from booking b join resource r on r.id = b.instrument_id
                        where b.requester_id = ? and b.starts_at < ? and b.ends_at > ?
                        and b.status in ('PENDING', 'RETURNED', 'APPROVED', 'IN_USE', 'TESTING') order by b.starts_at""")
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

    private static BookingView.Step step(ResultSet row, List<BookingFile> files) throws SQLException {
        return new BookingView.Step(
                row.getTimestamp("step_at").toInstant(),
                BookingAction.valueOf(row.getString("step_action")),
                BookingStatus.valueOf(row.getString("step_status")),
                row.getString("by_name"),
                row.getString("for_name"),
                row.getString("to_name"),
                row.getString("step_reason"),
                moment(row, "step_starts_at") == null ? null : slot(row, "step_starts_at", "step_ends_at"),
                row.getObject("approved_up_to_minutes", Integer.class),
                row.getBoolean("approved_as_trained"),
                row.getObject("no_show_after_minutes", Integer.class),
                files);
    }

    /** What the booking follows, under true, and what follows it, under false. */
    private Map<Boolean, List<Beside>> beside(BookingId id) {
        return db
                .sql("""
                        select b.id, b.instrument_id, r.name, r.name_en, b.accompanies_id is distinct from this.id as followed
                        from booking this
                        join booking b on b.id = this.accompanies_id or b.accompanies_id = this.id
                        join resource r on r.id = b.instrument_id
                        where this.id = ? order by b.instrument_id""")
                .param(id.value())
                .query((row, number) -> Map.entry(
                        row.getBoolean("followed"),
                        new Beside(
                                new BookingId(row.getObject("id", UUID.class)),
                                new ResourceId(row.getObject("instrument_id", UUID.class)),
                                row.getString("name"),
                                row.getString("name_en"))))
                .list()
                .stream()
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
    }

    private BookingView.@Nullable Series series(BookingId id) {
        var members = db.sql("""
                        select b.id, b.starts_at, b.ends_at, b.status from booking b join booking this
                            on this.bundle_id = b.bundle_id and this.instrument_id = b.instrument_id
                        where this.id = ? order by b.starts_at, b.id""")
                .param(id.value())
                .query((row, number) -> new BookingView.Member(
                        new BookingId(row.getObject("id", UUID.class)),
                        slot(row),
                        BookingStatus.valueOf(row.getString("status"))))
                .list();
        return members.size() < 2 ? null : new BookingView.Series(members);
    }

    private static BookingView view(ResultSet row, Viewer viewer) throws SQLException {
        var instrument = new ResourceId(row.getObject("instrument_id", UUID.class));
        var institution = new OrganisationId(row.getObject("institution_id", UUID.class));
        var organisation = new OrganisationId(row.getObject("organisation_id", UUID.class));
        var requester = new AccountId(row.getObject("requester_id", UUID.class));
        var status = BookingStatus.valueOf(row.getString("status"));
        var concerned = new Concerned(
                requester,
                account(row, "asked_by_id"),
                organisation,
                institution,
                instrument,
                account(row, "first_approved_by_id"),
                account(row, "first_approved_for_id"),
                ServiceMode.valueOf(row.getString("service_mode")),
                status);
        return new BookingView(
                new BookingId(row.getObject("id", UUID.class)),
                row.getInt("version"),
                status,
                instrument,
                row.getString("instrument_name"),
                row.getString("instrument_name_en"),
                institution,
                row.getString("institution_name"),
                row.getString("institution_name_en"),
                slot(row),
                row.getInt("unit"),
                requester,
                row.getString("requester_name"),
                organisation,
                row.getString("organisation_name"),
                row.getBoolean("external"),
                row.getString("purpose"),
                concerned.service(),
                row.getObject("samples", Integer.class),
                row.getTimestamp("requested_at").toInstant(),
                moment(row, "decide_by"),
                moment(row, "escalated_at") != null,
                moment(row, "checked_in_at"),
                moment(row, "checked_out_at"),
                row.getBigDecimal("confirmed_hours"),
                row.getObject("amount", Long.class) == null ? null : new Money(row.getLong("amount")),
                row.getString("rating") == null ? null : Rating.valueOf(row.getString("rating")),
                row.getString("rating_text"),
                moment(row, "change_starts_at") == null ? null : slot(row, "change_starts_at", "change_ends_at"),
                proposal(row),
                !row.getBoolean("holds_slot"),
                row.getString("override_reason"),
                row.getString("asked_by_name"),
                new Routing(
                        row.getBoolean("wants_two") || concerned.firstApprovedBy() != null ? 2 : 1,
                        row.getString("first_approved_by_name"),
                        row.getString("handed_to_name"),
                        row.getString("substitute_name"),
                        actingFor(viewer, concerned)),
                row.getObject("accompanies_id") != null
                        ? Set.of()
                        : actions(
                                moment(row, "change_starts_at") != null,
                                moment(row, "proposed_until") != null,
                                viewer,
                                concerned),
                List.of(),
                null,
                null,
                List.of(),
                List.of(),
                null);
    }

    private static @Nullable String actingFor(Viewer viewer, Concerned concerned) {
        return BookingRights.actor(BookingAction.APPROVE, viewer, concerned)
                .filter(actor -> !actor.equals(viewer.self()))
                .map(Decider::name)
                .orElse(null);
    }

    /** The steps that would be let through; a change of time is one of them, whether or not it needs a decision. */
    private static Set<BookingAction> actions(
            boolean changeAsked, boolean proposed, Viewer viewer, Concerned concerned) {
        var may = EnumSet.noneOf(BookingAction.class);
        for (var action : concerned.status().actions(concerned.service())) {
            if (action != BookingAction.ASK_CHANGE
                    && action.isPossible(changeAsked, proposed)
                    && BookingRights.may(action, viewer, concerned)) {
                may.add(action);
            }
        }
        return may;
    }

    private static BookingView.@Nullable Proposal proposal(ResultSet row) throws SQLException {
        var until = moment(row, "proposed_until");
        return until == null
                ? null
                : new BookingView.Proposal(slot(row, "proposed_starts_at", "proposed_ends_at"), until);
    }

    private static @Nullable AccountId account(ResultSet row, String column) throws SQLException {
        var id = row.getObject(column, UUID.class);
        return id == null ? null : new AccountId(id);
    }

    private static TimeSlot slot(ResultSet row) throws SQLException {
        return slot(row, "starts_at", "ends_at");
    }

    private static TimeSlot slot(ResultSet row, String start, String end) throws SQLException {
        return new TimeSlot(
                row.getTimestamp(start).toInstant(), row.getTimestamp(end).toInstant());
    }

    private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        var timestamp = row.getTimestamp(column);
        return timestamp == null ? null : timestamp.toInstant();
    }
}
