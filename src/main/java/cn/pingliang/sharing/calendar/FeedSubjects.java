package cn.pingliang.sharing.calendar;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.account.Role;
import cn.pingliang.sharing.calendar.FeedSubject.Named;
import cn.pingliang.sharing.organisation.OrganisationId;
import cn.pingliang.sharing.organisation.Standing;
import cn.pingliang.sharing.organisation.Standings;
import cn.pingliang.sharing.schedule.ClosureBook;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What somebody may have addresses of: their own bookings, and what they administer or manage at this moment. */
@Component
class FeedSubjects {

    private final JdbcClient db;
    private final Standings standings;
    private final ClosureBook managed;

    FeedSubjects(JdbcClient db, Standings standings, ClosureBook managed) {
        this.db = db;
        this.standings = standings;
        this.managed = managed;
    }

    /** One's own first, institutions, then instruments by name. One query, and three for those who manage something. */
    List<Named> of(AccountId account) {
        var subjects = new ArrayList<Named>();
        subjects.add(new Named(new FeedSubject.Own(), "", ""));
        var roles = standings.of(account).roles();
        if (roles.contains(Role.INSTITUTION_ADMIN)) {
            subjects.addAll(institutions(account));
        }
        if (roles.contains(Role.INSTITUTION_ADMIN) || roles.contains(Role.INSTRUMENT_MANAGER)) {
            managed.instruments(account)
                    .forEach(each ->
                            subjects.add(new Named(new FeedSubject.Instrument(each.id()), each.name(), each.nameEn())));
        }
        return subjects;
    }

    /** As {@link Standing#administers} says of one. */
    private List<Named> institutions(AccountId account) {
        return db.sql("""
                        select o.id, o.name, coalesce(o.name_en, '') as name_en from membership m
                        join organisation o on o.id = m.organisation_id
                        where m.account_id = ? and m.role = 'INSTITUTION_ADMIN' order by o.name, o.id""")
                .param(account.value())
                .query((row, number) -> new Named(
                        new FeedSubject.Institution(new OrganisationId(row.getObject("id", UUID.class))),
                        row.getString("name"),
                        row.getString("name_en")))
                .list();
    }
}
