package cn.pingliang.sharing.training;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.account.Role;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.organisation.MemberDirectory;
import cn.pingliang.sharing.organisation.MemberDirectory.Member;
import cn.pingliang.sharing.shared.ForbiddenException;
import cn.pingliang.sharing.shared.PageOf;
import cn.pingliang.sharing.shared.PageRequest;
import cn.pingliang.sharing.shared.PortalTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shows trainings and wishes to the person, and to those who are responsible for the instruments. */
@Service
@Transactional(readOnly = true)
public class TrainingBook {

    /** Fewer letters of an instrument's name find none. */
    public static final int FEWEST_LETTERS = 1;

    private static final int MOST_OF_ONESELF = 200;
    private static final int MOST_FOUND = 20;

    /** With whom a training or a wish, {@code t}, is about. */
    private static final String ABOUT = """
            r.name, r.name_en, i.name as institution, i.name_en as institution_en, a.display_name,
            (select min(o.name) from membership m join organisation o on o.id = m.organisation_id
                where m.account_id = a.id and m.role <> 'BUREAU_REVIEWER') as organisation
            """;

    private static final String WHERE_FROM = """
            join resource r on r.id = t.instrument_id join organisation i on i.id = r.institution_id
            join account a on a.id = t.account_id
            """;

    private static final String TRAININGS =
            """
            select t.*, p.display_name as recorded_by, case
                when t.ended_at is not null then 'ENDED'
                when t.until_day < :today then 'OVER'
                when t.from_day > :today then 'TO_COME'
                when t.until_day <= :soon and not exists (select from training later
                    where later.account_id = t.account_id and later.instrument_id = t.instrument_id
                    and later.ended_at is null and later.from_day > t.until_day) then 'ENDS_SOON'
                else 'IN_FORCE' end as state,\s""" + ABOUT + "from training t " + WHERE_FROM + "join account p on p.id = t.recorded_by_id ";

    private static final String WISHES = "select t.*, " + ABOUT + "from training_wish t " + WHERE_FROM;

    private final JdbcClient db;
    private final TrainingRights rights;
    private final MemberDirectory members;
    private final Clock clock;

    TrainingBook(JdbcClient db, TrainingRights rights, MemberDirectory members, Clock clock) {
        this.db = db;
        this.rights = rights;
        this.members = members;
        this.clock = clock;
    }

    /**
     * What somebody who trains others sees.
     *
     * @param instruments on which they do, by name
     * @param wishes that wait for an answer, the oldest first
     * @param trainings of the query; those first that end first, or of those that are over, that ended last
     */
    public record Sheet(List<TrainedInstrument> instruments, List<WishView> wishes, PageOf<TrainingView> trainings) {

        public Sheet {
            instruments = List.copyOf(instruments);
            wishes = List.copyOf(wishes);
        }
    }

    /**
     * Four queries. An instrument that is not the account's to train on has no trainings.
     *
     * @throws ForbiddenException where the account manages no instruments by its role
     */
    public Sheet sheet(TrainingQuery query, PageRequest page, AccountId account) {
        var instruments = rights.instrumentsOf(account);
        var own =
                TrainingRights.array(instruments.stream().map(each -> each.id().value()));
        var wishes = db.sql(WISHES + """
                        where t.answered_at is null and t.instrument_id = any(cast(:own as uuid[])) and t.account_id <> :account
                        order by t.asked_at, t.id""")
                .param("own", own)
                .param("account", account.value())
                .query((row, number) -> wish(row))
                .list();
        return new Sheet(instruments, wishes, trainings(query, own, page));
    }

    private PageOf<TrainingView> trainings(TrainingQuery query, String own, PageRequest page) {
        var parameters = new HashMap<String, Object>(days());
        parameters.put("own", own);
        parameters.put("size", page.size());
        parameters.put("offset", page.offset());
        var condition = "t.instrument_id = any(cast(:own as uuid[]))";
        if (query.instrument() != null) {
            condition += " and t.instrument_id = :instrument";
            parameters.put("instrument", query.instrument().value());
        }
        if (query.person() != null) {
            condition += " and " + """
                     (a.username = :words or position(:words in lower(a.display_name)) > 0 or exists (
                        select from membership m join organisation o on o.id = m.organisation_id
                        where m.account_id = a.id and position(:words in lower(o.name)) > 0))""";
            parameters.put("words", query.person().strip().toLowerCase(Locale.ROOT));
        }
        var states = switch (query.part()) {
            case IN_FORCE -> "('TO_COME', 'IN_FORCE', 'ENDS_SOON')";
            case ENDS_SOON -> "('ENDS_SOON')";
            case OVER -> "('OVER', 'ENDED')";
        };
        var order = query.part() == TrainingQuery.Part.OVER
                ? "coalesce(cast(ended_at as date), until_day) desc"
                : "until_day nulls last";
        var total = new long[1];
        var found = db.sql("select found.*, count(*) over () as all_found from (" + TRAININGS + "where " + condition
                        + ") found where state in " + states + " order by " + order
                        + ", display_name, id limit :size offset :offset")
                .params(parameters)
                .query((row, number) -> {
                    total[0] = row.getLong("all_found");
                    return training(row);
                })
                .list();
        return new PageOf<>(found, page.page(), page.size(), total[0]);
    }

    /**
     * Whom the account may have trained: people of institutions and of verified enterprises.
     *
     * @param words the whole login name, or a part of the person's or the organisation's name
     * @throws ForbiddenException where the account manages no instruments by its role
     */
    public List<Member> people(String words, AccountId account) {
        rights.requireStaff(account);
        return members.find(words, Set.of(Role.ENTREPRENEUR, Role.INSTITUTION_ADMIN, Role.INSTRUMENT_MANAGER), account);
    }

    /**
     * A person's own.
     *
     * @param trainings those in force first, the soonest to end before others
     * @param wishes those that wait for an answer, and those that were declined; the latest first
     * @param mayAsk whether they may ask for training
     */
    public record Own(List<TrainingView> trainings, List<WishView> wishes, boolean mayAsk) {

        public Own {
            trainings = List.copyOf(trainings);
            wishes = List.copyOf(wishes);
        }
    }

    /** Three queries. */
    public Own of(AccountId account) {
        var trainings = db.sql("select * from (" + TRAININGS + """
                        where t.account_id = :account) own
                        order by state in ('OVER', 'ENDED'), until_day nulls last, from_day desc, id limit :most""")
                .params(days())
                .param("account", account.value())
                .param("most", MOST_OF_ONESELF)
                .query((row, number) -> training(row))
                .list();
        var wishes = db.sql(WISHES + """
                        where t.account_id = :account and (t.answer is null or t.answer = 'DECLINED')
                        order by t.answered_at is not null, t.asked_at desc, t.id limit :most""")
                .param("account", account.value())
                .param("most", MOST_FOUND)
                .query((row, number) -> wish(row))
                .list();
        return new Own(trainings, wishes, rights.usesInstruments(account));
    }

    /**
     * The published instruments that people operate themselves and whose names contain the words.
     *
     * @param account who asks for training
     */
    public List<TrainedInstrument> instruments(String words, AccountId account) {
        rights.requireToAsk(account);
        return words.strip().length() < FEWEST_LETTERS
                ? List.of()
                : instruments(
                        "position(:words in lower(r.name || ' ' || r.name_en)) > 0",
                        words.strip().toLowerCase(Locale.ROOT));
    }

    /** The one of that id, where it is such an instrument. */
    public List<TrainedInstrument> instrument(ResourceId id, AccountId account) {
        rights.requireToAsk(account);
        return instruments("cast(r.id as text) = :words", id.toString());
    }

    private List<TrainedInstrument> instruments(String condition, String words) {
        return db.sql("""
                        select r.id, r.name, r.name_en from resource r join instrument i on i.id = r.id
                        where r.status = 'PUBLISHED' and i.open_to_booking and\s""" + condition + " order by r.name, r.id limit :most")
                .param("words", words)
                .param("most", MOST_FOUND)
                .query((row, number) -> new TrainedInstrument(
                        new ResourceId(row.getObject("id", UUID.class)),
                        row.getString("name"),
                        Objects.requireNonNullElse(row.getString("name_en"), "")))
                .list();
    }

    private Map<String, LocalDate> days() {
        var today = PortalTime.dayOf(clock.instant());
        return Map.of("today", today, "soon", today.plusDays(TrainingEndings.DAYS_BEFORE));
    }

    private static TrainingView training(ResultSet row) throws SQLException {
        return new TrainingView(
                new TrainingId(row.getObject("id", UUID.class)),
                new ResourceId(row.getObject("instrument_id", UUID.class)),
                row.getString("name"),
                text(row, "name_en"),
                row.getString("institution"),
                text(row, "institution_en"),
                new AccountId(row.getObject("account_id", UUID.class)),
                row.getString("display_name"),
                text(row, "organisation"),
                row.getObject("from_day", LocalDate.class),
                row.getObject("until_day", LocalDate.class),
                row.getString("note"),
                row.getString("recorded_by"),
                row.getTimestamp("recorded_at").toInstant(),
                moment(row.getTimestamp("ended_at")),
                row.getString("end_reason"),
                TrainingView.State.valueOf(row.getString("state")));
    }

    private static WishView wish(ResultSet row) throws SQLException {
        var answer = row.getString("answer");
        return new WishView(
                new WishId(row.getObject("id", UUID.class)),
                new ResourceId(row.getObject("instrument_id", UUID.class)),
                row.getString("name"),
                text(row, "name_en"),
                row.getString("institution"),
                text(row, "institution_en"),
                new AccountId(row.getObject("account_id", UUID.class)),
                row.getString("display_name"),
                text(row, "organisation"),
                row.getString("note"),
                row.getTimestamp("asked_at").toInstant(),
                answer == null ? WishView.State.OPEN : WishView.State.valueOf(answer),
                row.getString("reason"));
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNullElse(row.getString(column), "");
    }

    private static @Nullable Instant moment(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
