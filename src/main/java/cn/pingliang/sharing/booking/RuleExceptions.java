package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.shared.Refusal;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 例外申请: whoever cannot keep to the rules asks those who decide to let them be set aside, and says why. Somebody always decides on
 * it, and until then the slot stays free for others (src/docs/decisions/0039-exceptions-are-asked-for.md). For everybody: it says
 * only what the rules are.
 */
@Service
@Transactional(readOnly = true)
public class RuleExceptions {

    /** So that nobody tries all the days of a month. */
    static final int AT_ONCE = 5;

    private final JdbcClient db;

    RuleExceptions(JdbcClient db) {
        this.db = db;
    }

    /** Whether all that speaks against a request can be let off: rules of time and amount, not the instrument's state. */
    public static boolean canBeAsked(List<Refusal> refusals) {
        return !refusals.isEmpty() && refusals.stream().map(Refusal::rule).allMatch(BookingRule::canBeSetAside);
    }

    /** What speaks against another one where they wait for the decision on as many as they may. One query. */
    List<Refusal> tooMany(AccountId requester) {
        var waiting = db.sql("""
                        select count(*) from booking b join booking_exception e on e.booking_id = b.id
                        where b.requester_id = ? and b.status in ('PENDING', 'RETURNED') and not b.holds_slot""").param(requester.value()).query(Integer.class).single();
        return waiting < AT_ONCE ? List.of() : List.of(Refusal.of("exceptions-at-once", AT_ONCE));
    }

    /** With the booking that the request has just become. */
    @Transactional
    void keep(BookingId booking, List<Refusal> setAside) {
        if (!setAside.isEmpty()) {
            db.sql(
                            "insert into booking_exception (booking_id, rules) select ?, array(select distinct unnest(cast(? as text[])) order by 1)")
                    .param(booking.value())
                    .param(setAside.stream().map(Refusal::rule).collect(Collectors.joining(",", "{", "}")))
                    .update();
        }
    }

    /** The rules that a booking was let off, by their names in refusals. One query. */
    List<String> of(BookingId booking) {
        return db.sql("select unnest(rules) from booking_exception where booking_id = ?")
                .param(booking.value())
                .query((row, number) -> row.getString(1))
                .list();
    }
}
