package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.shared.ForbiddenException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Hands a request to another of those who may decide on it, with a reason. That says whose turn it is and takes nobody's right away:
 * whoever may decide still can (src/docs/decisions/0026-who-decides.md).
 *
 * <p>Throws what {@link BookingSteps} throws.
 */
@Service
@Transactional
public class BookingReassigning {

    private final StepTaker taker;
    private final BookingBook book;
    private final Deciders deciders;
    private final JdbcClient db;
    private final Clock clock;

    BookingReassigning(StepTaker taker, BookingBook book, Deciders deciders, JdbcClient db, Clock clock) {
        this.taker = taker;
        this.book = book;
        this.deciders = deciders;
        this.db = db;
        this.clock = clock;
    }

    /**
     * Those who may decide on it now, by name.
     *
     * @throws ForbiddenException where handing it on is not the account's, or not possible now
     */
    @Transactional(readOnly = true)
    public List<Colleague> colleagues(BookingId id, AccountId by) {
        if (!book.get(id, by).actions().contains(BookingAction.REASSIGN)) {
            throw new ForbiddenException("handing on booking " + id);
        }
        return mayDecide(id);
    }

    /** For those who may decide, to one of them. */
    public StepAnswer reassign(BookingId id, @Nullable Integer version, AccountId by, AccountId to, String reason) {
        return taker.take(BookingAction.REASSIGN, id, version, by, turn -> {
            if (mayDecide(id).stream().noneMatch(colleague -> colleague.id().equals(to))) {
                return Optional.of(StepAnswer.Refused.of("cannot-decide"));
            }
            turn.booking().reassign(by, clock.instant(), to, reason);
            return Optional.empty();
        });
    }

    private List<Colleague> mayDecide(BookingId id) {
        return db.sql("""
                        select p.id, p.display_name from account p where p.id in (
                            select d.account_id from booking b join instrument_decider d on %s
                            where b.id = :id and %s)
                        order by p.display_name, p.id""".formatted(Deciders.IS_NO_PARTY, Deciders.DECIDES))
                .param("id", id.value())
                .param("today", deciders.today())
                .query((row, number) ->
                        new Colleague(new AccountId(row.getObject("id", UUID.class)), row.getString("display_name")))
                .list();
    }
}
