package cn.pingliang.sharing.training;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.shared.OncePerTransaction;
import cn.pingliang.sharing.training.Trained.Spell;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collector;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * When people may operate instruments, for the rules of modules above, which say of it only what concerns whoever asks. One query
 * each.
 */
@Service
@Transactional(readOnly = true)
public class TrainingRegister {

    private final JdbcClient db;
    private final OncePerTransaction<Operator, Trained> known = new OncePerTransaction<>();

    TrainingRegister(JdbcClient db) {
        this.db = db;
    }

    /** Somebody who operates an instrument. */
    public record Operator(AccountId person, ResourceId instrument) {}

    /** Within a transaction it is read once. */
    public Trained of(AccountId person, ResourceId instrument) {
        return known.get(new Operator(person, instrument), this::read);
    }

    private Trained read(Operator operator) {
        return new Trained(db.sql("""
                        select from_day, until_day from training_spell where account_id = ? and instrument_id = ?""")
                .params(operator.person().value(), operator.instrument().value())
                .query((row, number) -> new Spell(
                        row.getObject("from_day", LocalDate.class), row.getObject("until_day", LocalDate.class)))
                .list());
    }

    /** Of those who never were trained there is nothing. */
    public Map<Operator, Trained> of(Collection<Operator> operators) {
        return db
                .sql("""
                        select t.account_id, t.instrument_id, concat_ws(':', t.from_day, t.until_day) as spell
                        from training_spell t where (t.account_id, t.instrument_id) in (
                            select * from unnest(cast(:people as uuid[]), cast(:instruments as uuid[])))""")
                .param(
                        "people",
                        operators.stream().map(each -> each.person().toString()).collect(joining(",", "{", "}")))
                .param(
                        "instruments",
                        operators.stream()
                                .map(each -> each.instrument().toString())
                                .collect(joining(",", "{", "}")))
                .query((row, number) -> Map.entry(
                        new Operator(
                                new AccountId(row.getObject("account_id", UUID.class)),
                                new ResourceId(row.getObject("instrument_id", UUID.class))),
                        row.getString("spell")))
                .list()
                .stream()
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, spells())));
    }

    private static Collector<String, ?, Trained> spells() {
        return collectingAndThen(toList(), spells -> Trained.of(spells.toArray(String[]::new)));
    }
}
