package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.booking.RoutingSheet.Route;
import cn.pingliang.sharing.booking.RoutingSheet.RouteDraft;
import cn.pingliang.sharing.booking.RoutingSheet.Substitution;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.organisation.OrganisationId;
import cn.pingliang.sharing.shared.TimeOrderedId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where it is written who decides; {@link RoutingDesk} says who may write. */
@Component
class RoutingLedger {

    private final JdbcClient db;
    private final Clock clock;

    RoutingLedger(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    List<Colleague> staff(OrganisationId institution) {
        return db.sql("""
                        select a.id, a.display_name from account a where a.id in (select m.account_id from membership m
                            where m.organisation_id = ? and m.role in ('INSTITUTION_ADMIN', 'INSTRUMENT_MANAGER'))
                        order by a.display_name, a.id""")
                .param(institution.value())
                .query((row, number) -> colleague(row, "id", "display_name"))
                .list();
    }

    /** By instrument; under null the one for all others. Who has left is not named. */
    Map<@Nullable ResourceId, Route> routes(OrganisationId institution) {
        var routes = new HashMap<@Nullable ResourceId, Route>();
        db.sql("""
                        select d.instrument_id, d.two_steps, d.two_steps_from_minutes, a.id, a.display_name from decision_route d
                        left join decision_route_person p on p.route_id = d.id and exists (
                            select from membership m where m.account_id = p.account_id and m.organisation_id = d.institution_id
                            and m.role in ('INSTITUTION_ADMIN', 'INSTRUMENT_MANAGER'))
                        left join account a on a.id = p.account_id
                        where d.institution_id = ? order by a.display_name, a.id""").param(institution.value()).query(row -> {
            var instrument = row.getObject("instrument_id", UUID.class);
            var place = instrument == null ? null : new ResourceId(instrument);
            var before = routes.get(place);
            var people = new ArrayList<Colleague>(before == null ? List.of() : before.deciders());
            if (row.getObject("id") != null) {
                people.add(colleague(row, "id", "display_name"));
            }
            routes.put(
                    place,
                    new Route(
                            people,
                            row.getBoolean("two_steps"),
                            row.getObject("two_steps_from_minutes", Integer.class)));
        });
        return routes;
    }

    /** In the place of what was there. @return the route's id */
    UUID write(OrganisationId institution, @Nullable ResourceId instrument, RouteDraft draft, AccountId by) {
        var route = db.sql("""
                        insert into decision_route
                            (id, institution_id, instrument_id, two_steps, two_steps_from_minutes, set_by_id, set_at)
                        values (:id, :institution, :instrument, :two, :from, :by, :now)
                        on conflict on constraint decision_route_is_one_for_its_place do update
                        set two_steps = excluded.two_steps, two_steps_from_minutes = excluded.two_steps_from_minutes,
                            set_by_id = excluded.set_by_id, set_at = excluded.set_at returning id""")
                .param("id", TimeOrderedId.next())
                .param("institution", institution.value())
                .param("instrument", instrument == null ? null : instrument.value(), Types.OTHER)
                .param("two", draft.twoSteps())
                .param("from", draft.twoStepsFrom(), Types.INTEGER)
                .param("by", by.value())
                .param("now", Timestamp.from(clock.instant()))
                .query(UUID.class)
                .single();
        db.sql("delete from decision_route_person where route_id = ?")
                .param(route)
                .update();
        draft.deciders()
                .forEach(person -> db.sql("insert into decision_route_person (route_id, account_id) values (?, ?)")
                        .params(route, person.value())
                        .update());
        return route;
    }

    Optional<UUID> drop(OrganisationId institution, ResourceId instrument) {
        return db.sql("delete from decision_route where institution_id = ? and instrument_id = ? returning id")
                .params(institution.value(), instrument.value())
                .query(UUID.class)
                .optional();
    }

    /** Those that have not ended, the soonest first. */
    List<Substitution> substitutions(OrganisationId institution, LocalDate today) {
        return db.sql("""
                        select s.id, s.person_id, p.display_name as person_name, s.substitute_id, q.display_name as substitute_name,
                            s.from_day, s.to_day
                        from substitution s join account p on p.id = s.person_id join account q on q.id = s.substitute_id
                        where s.institution_id = ? and s.to_day >= ? order by s.from_day, p.display_name, s.id""")
                .params(institution.value(), today)
                .query((row, number) -> new Substitution(
                        row.getObject("id", UUID.class),
                        colleague(row, "person_id", "person_name"),
                        colleague(row, "substitute_id", "substitute_name"),
                        row.getObject("from_day", LocalDate.class),
                        row.getObject("to_day", LocalDate.class)))
                .list();
    }

    /** @return nothing where somebody stands in for the person on one of these days already */
    Optional<UUID> standIn(
            OrganisationId institution,
            AccountId person,
            AccountId substitute,
            LocalDate from,
            LocalDate to,
            AccountId by) {
        return db.sql("""
                        insert into substitution
                            (id, institution_id, person_id, substitute_id, from_day, to_day, named_by_id, named_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing returning id""")
                .params(
                        TimeOrderedId.next(),
                        institution.value(),
                        person.value(),
                        substitute.value(),
                        from,
                        to,
                        by.value(),
                        Timestamp.from(clock.instant()))
                .query(UUID.class)
                .optional();
    }

    /** At once: today is no day of it any more. */
    void end(UUID substitution, LocalDate today) {
        db.sql("delete from substitution where id = ? and from_day >= ?")
                .params(substitution, today)
                .update();
        db.sql("update substitution set to_day = ? where id = ? and to_day >= ?")
                .params(today.minusDays(1), substitution, today)
                .update();
    }

    private static Colleague colleague(ResultSet row, String id, String name) throws SQLException {
        return new Colleague(new AccountId(row.getObject(id, UUID.class)), row.getString(name));
    }
}
