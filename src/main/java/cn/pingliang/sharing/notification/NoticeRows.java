package cn.pingliang.sharing.notification;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.booking.BookingId;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.organisation.OrganisationId;
import cn.pingliang.sharing.shared.TimeSlot;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import java.util.UUID;

/** How notices are read, for lists and for mails. */
final class NoticeRows {

    static final String SELECT = """
            select n.*, r.name, r.name_en, i.id as of_id, i.name as institution, i.name_en as institution_en,
                a.display_name, coalesce(o.name, case when n.instrument_id is not null and n.person_id is not null then (
                    select min(its.name) from membership m join organisation its on its.id = m.organisation_id
                    where m.account_id = n.person_id) end, i.name) as organisation,
                exists (select from booking_step s where s.booking_id = n.booking_id and s.position <= n.occurrence
                    and s.status = 'APPROVED') as approved,
                case when b.service_mode = 'ENTRUSTED' then coalesce(where_samples_go(x), '') end as samples_to
            from notice n left join resource r on r.id = n.instrument_id left join instrument x on x.id = n.instrument_id
            join organisation i on i.id = coalesce(r.institution_id, n.institution_id)
            left join booking b on b.id = n.booking_id left join account a on a.id = coalesce(b.requester_id, n.person_id)
            left join organisation o on o.id = b.organisation_id
            """;

    private NoticeRows() {}

    static NoticeView view(ResultSet row) throws SQLException {
        var booking = row.getObject("booking_id", UUID.class);
        var instrument = row.getObject("instrument_id", UUID.class);
        var other = row.getTimestamp("other_starts_at");
        var until = row.getTimestamp("valid_until");
        return new NoticeView(
                row.getObject("id", UUID.class),
                new AccountId(row.getObject("account_id", UUID.class)),
                NoticeKind.valueOf(row.getString("kind")),
                booking == null ? null : new BookingId(booking),
                row.getObject("topic_id", UUID.class),
                row.getInt("occurrence"),
                instrument == null ? null : new ResourceId(instrument),
                Objects.requireNonNullElse(row.getString("name"), ""),
                Objects.requireNonNullElse(row.getString("name_en"), ""),
                new OrganisationId(row.getObject("of_id", UUID.class)),
                row.getString("institution"),
                row.getString("institution_en"),
                new TimeSlot(
                        row.getTimestamp("starts_at").toInstant(),
                        row.getTimestamp("ends_at").toInstant()),
                other == null
                        ? null
                        : new TimeSlot(
                                other.toInstant(),
                                row.getTimestamp("other_ends_at").toInstant()),
                Objects.requireNonNullElse(row.getString("display_name"), ""),
                Objects.requireNonNullElse(row.getString("organisation"), ""),
                row.getString("reason"),
                until == null ? null : until.toInstant(),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("read_at") != null,
                row.getBoolean("approved"),
                row.getString("samples_to"));
    }
}
