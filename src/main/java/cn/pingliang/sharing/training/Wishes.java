package cn.pingliang.sharing.training;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.organisation.OrganisationId;
import cn.pingliang.sharing.shared.TimeOrderedId;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Wishes to be trained: one of a person and an instrument is open at a time. Its callers hold the transaction. */
@Component
class Wishes {

    private final JdbcClient db;

    Wishes(JdbcClient db) {
        this.db = db;
    }

    /** One as it is now. */
    record Wish(WishId id, ResourceId instrument, OrganisationId institution, AccountId person, boolean open) {}

    enum Outcome {
        TRAINED,
        DECLINED,
        WITHDRAWN
    }

    /** @return nothing where one is open already */
    Optional<WishId> add(ResourceId instrument, AccountId person, @Nullable String note, Instant now) {
        return db.sql("""
                        insert into training_wish (id, instrument_id, account_id, note, asked_at) values (?, ?, ?, ?, ?)
                        on conflict (account_id, instrument_id) where answered_at is null do nothing returning id""")
                .param(TimeOrderedId.next())
                .param(instrument.value())
                .param(person.value())
                .param(note)
                .param(Timestamp.from(now))
                .query(UUID.class)
                .optional()
                .map(WishId::new);
    }

    Optional<Wish> find(WishId id) {
        return one("w.id = ?", id.value());
    }

    /** The one that waits for an answer. */
    Optional<Wish> open(AccountId person, ResourceId instrument) {
        return one(
                "w.answered_at is null and w.account_id = ? and w.instrument_id = ?",
                person.value(),
                instrument.value());
    }

    private Optional<Wish> one(String condition, Object... parameters) {
        return db.sql("""
                        select w.id, w.instrument_id, r.institution_id, w.account_id, w.answered_at is null as open
                        from training_wish w join resource r on r.id = w.instrument_id where\s""" + condition)
                .params(parameters)
                .query((row, number) -> new Wish(
                        new WishId(row.getObject("id", UUID.class)),
                        new ResourceId(row.getObject("instrument_id", UUID.class)),
                        new OrganisationId(row.getObject("institution_id", UUID.class)),
                        new AccountId(row.getObject("account_id", UUID.class)),
                        row.getBoolean("open")))
                .optional();
    }

    /** @return whether it was open still, so that this is its answer */
    boolean answer(
            WishId wish,
            Outcome outcome,
            @Nullable String reason,
            @Nullable TrainingId training,
            AccountId by,
            Instant now) {
        return db.sql("""
                        update training_wish set answer = ?, reason = ?, training_id = ?, answered_by_id = ?, answered_at = ?
                        where id = ? and answered_at is null""")
                        .param(outcome.name())
                        .param(reason)
                        .param(training == null ? null : training.value())
                        .param(by.value())
                        .param(Timestamp.from(now))
                        .param(wish.value())
                        .update()
                == 1;
    }
}
