package cn.pingliang.sharing.calendar;

import static cn.pingliang.sharing.calendar.ExternalRows.array;

import cn.pingliang.sharing.shared.TimeOrderedId;
import cn.pingliang.sharing.shared.TimeSlot;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of the time that external calendars say is taken. */
@Component
class BusyRows {

    private final JdbcClient db;

    BusyRows(JdbcClient db) {
        this.db = db;
    }

    record Stretch(UUID id, TimeSlot slot, String summary) {}

    List<Stretch> of(UUID calendar) {
        return db.sql(
                        "select id, starts_at, ends_at, summary from external_busy where calendar_id = ? order by starts_at")
                .param(calendar)
                .query((row, number) -> new Stretch(
                        row.getObject("id", UUID.class),
                        new TimeSlot(
                                row.getTimestamp("starts_at").toInstant(),
                                row.getTimestamp("ends_at").toInstant()),
                        row.getString("summary")))
                .list();
    }

    /** Their time was given back before. */
    void remove(Collection<UUID> stretches) {
        db.sql("delete from external_busy where id = any(cast(? as uuid[]))")
                .param(array(stretches))
                .update();
    }

    /** @return the new ones, by their ids */
    Map<UUID, TimeSlot> add(UUID calendar, Map<TimeSlot, String> stretches) {
        var added = new HashMap<UUID, TimeSlot>();
        for (var stretch : stretches.entrySet()) {
            var id = TimeOrderedId.next();
            added.put(id, stretch.getKey());
        }
        var ids = List.copyOf(added.keySet());
        db.sql("""
                        insert into external_busy (id, calendar_id, starts_at, ends_at, summary)
                        select id, :calendar, starts_at, ends_at, summary
                        from unnest(cast(:ids as uuid[]), cast(:starts as timestamptz[]), cast(:ends as timestamptz[]),
                            cast(:summaries as text[])) as stretch (id, starts_at, ends_at, summary)""")
                .param("calendar", calendar)
                .param("ids", array(ids))
                .param("starts", array(slots(ids, added).map(TimeSlot::start).toList()))
                .param("ends", array(slots(ids, added).map(TimeSlot::end).toList()))
                .param(
                        "summaries",
                        slots(ids, added)
                                .map(slot -> stretches.getOrDefault(slot, ""))
                                .toArray(String[]::new))
                .update();
        return added;
    }

    private static Stream<TimeSlot> slots(List<UUID> ids, Map<UUID, TimeSlot> added) {
        return ids.stream().flatMap(id -> Stream.ofNullable(added.get(id)));
    }

    void rename(UUID stretch, String summary) {
        db.sql("update external_busy set summary = ? where id = ?")
                .params(summary, stretch)
                .update();
    }
}
