package cn.pingliang.sharing.training;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.organisation.OrganisationId;
import cn.pingliang.sharing.shared.PortalTime;
import cn.pingliang.sharing.shared.TimeOrderedId;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Trainings: of one person on one instrument only one is in force at a time ({@code training_one_in_force}). Its callers hold the
 * transaction.
 */
@Component
class Trainings {

    private final JdbcClient db;

    Trainings(JdbcClient db) {
        this.db = db;
    }

    record Training(
            TrainingId id,
            ResourceId instrument,
            OrganisationId institution,
            AccountId person,
            @Nullable LocalDate until) {}

    /** @return nothing where another that holds on one of these days was recorded meanwhile */
    Optional<TrainingId> add(
            ResourceId instrument,
            AccountId person,
            LocalDate from,
            @Nullable LocalDate until,
            @Nullable String note,
            AccountId by,
            Instant now) {
        var soonAnyway = until != null && until.isBefore(from.plusDays(TrainingEndings.DAYS_BEFORE));
        return db.sql("""
                        insert into training (id, instrument_id, account_id, from_day, until_day, note, recorded_by_id,
                            recorded_at, ending_told)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict on constraint training_one_in_force do nothing
                        returning id""")
                .param(TimeOrderedId.next())
                .param(instrument.value())
                .param(person.value())
                .param(from)
                .param(until)
                .param(note)
                .param(by.value())
                .param(Timestamp.from(now))
                .param(soonAnyway)
                .query(UUID.class)
                .optional()
                .map(TrainingId::new);
    }

    Optional<Training> find(TrainingId id) {
        return db.sql("""
                        select t.*, r.institution_id from training t join resource r on r.id = t.instrument_id
                        where t.id = ?""")
                .param(id.value())
                .query((row, number) -> new Training(
                        id,
                        new ResourceId(row.getObject("instrument_id", UUID.class)),
                        new OrganisationId(row.getObject("institution_id", UUID.class)),
                        new AccountId(row.getObject("account_id", UUID.class)),
                        row.getObject("until_day", LocalDate.class)))
                .optional();
    }

    boolean holdsWithoutEnd(AccountId person, ResourceId instrument) {
        return db.sql("""
                        select exists (select from training where account_id = ? and instrument_id = ?
                            and ended_at is null and until_day is null)""")
                .params(person.value(), instrument.value())
                .query(Boolean.class)
                .single();
    }

    /** Today, or the day after all that the person has. */
    LocalDate nextDay(AccountId person, ResourceId instrument, LocalDate today) {
        return db.sql("""
                        select greatest(cast(:today as date), max(until_day) + 1) from training
                        where account_id = :person and instrument_id = :instrument and ended_at is null""")
                .param("today", today)
                .param("person", person.value())
                .param("instrument", instrument.value())
                .query(LocalDate.class)
                .single();
    }

    /** @return whether it held or was to hold */
    boolean end(TrainingId id, String reason, AccountId by, Instant now) {
        return db.sql("""
                        update training set ended_at = :now, ended_by_id = :by, end_reason = :reason
                        where id = :id and ended_at is null and (until_day is null or until_day >= :today)""")
                        .param("now", Timestamp.from(now))
                        .param("today", PortalTime.dayOf(now))
                        .param("by", by.value())
                        .param("reason", reason)
                        .param("id", id.value())
                        .update()
                == 1;
    }

    /** Those that end by that day and that none follows, of which nobody was told: told now. */
    List<Training> endingBy(LocalDate day, LocalDate today) {
        return db.sql("""
                        update training t set ending_told = true from resource r
                        where r.id = t.instrument_id and t.ended_at is null and not t.ending_told
                        and t.until_day between :today and :day and not exists (
                            select from training later where later.account_id = t.account_id
                            and later.instrument_id = t.instrument_id and later.ended_at is null
                            and later.from_day > t.until_day)
                        returning t.id, t.instrument_id, r.institution_id, t.account_id, t.until_day""")
                .param("today", today)
                .param("day", day)
                .query((row, number) -> new Training(
                        new TrainingId(row.getObject("id", UUID.class)),
                        new ResourceId(row.getObject("instrument_id", UUID.class)),
                        new OrganisationId(row.getObject("institution_id", UUID.class)),
                        new AccountId(row.getObject("account_id", UUID.class)),
                        row.getObject("until_day", LocalDate.class)))
                .list();
    }
}
