package cn.pingliang.sharing.booking;

import static java.util.stream.Collectors.toMap;

import cn.pingliang.sharing.schedule.SlotHolders;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells the schedule, which knows nothing of bookings, whom they were made for. */
@Component
class BookingHolders implements SlotHolders {

    private final JdbcClient db;

    BookingHolders(JdbcClient db) {
        this.db = db;
    }

    @Override
    public Map<UUID, String> organisationsOf(Collection<UUID> bookings) {
        if (bookings.isEmpty()) {
            return Map.of();
        }
        return db
                .sql(
                        "select b.id, o.name from booking b join organisation o on o.id = b.organisation_id where b.id in (:ids)")
                .param("ids", bookings)
                .query((row, number) -> Map.entry(row.getObject("id", UUID.class), row.getString("name")))
                .list()
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
