package cn.pingliang.sharing.testing;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Makes instruments for one test each, so that tests do not stand in each other's way. */
public final class Instruments {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final JdbcClient db;
    private final Clock clock;

    Instruments(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** One unit of 甘肃医学院, open day and night, to be booked at once and for up to a year ahead. */
    public UUID create() {
        return make().create();
    }

    public Maker make() {
        return new Maker();
    }

    /** Starts as {@link Instruments#create()} says; each method changes one thing. */
    public final class Maker {
        private final UUID id = UUID.randomUUID();
        private UUID institution = Demo.MEDICAL_COLLEGE_ID;
        private int units = 1;
        private String opens = "00:00";
        private String closes = "24:00";
        private int lastWeekday = 7;
        private String status = "PUBLISHED";
        private String classCode = "99";
        private final Map<String, Object> terms = new LinkedHashMap<>(Map.of(
                "min_notice_minutes", 0,
                "max_notice_days", 365,
                "min_minutes", 30,
                "max_minutes", 480,
                "alignment_minutes", 30,
                "buffer_before_minutes", 0,
                "buffer_after_minutes", 0,
                "cancel_notice_minutes", 1440,
                "early_check_in_minutes", 30,
                "approval_needed", true));
        private final Map<String, Object> facts = new LinkedHashMap<>();

        public Maker of(UUID owner) {
            institution = owner;
            return this;
        }

        public Maker units(int number) {
            units = number;
            return this;
        }

        /** Open from Monday to the given day of the week (ISO), between these times. */
        public Maker open(int last, String from, String to) {
            lastWeekday = last;
            opens = from;
            closes = to;
            return this;
        }

        public Maker status(String value) {
            status = value;
            return this;
        }

        public Maker classCode(String code) {
            classCode = code;
            return this;
        }

        /** A column of {@code booking_terms}. */
        public Maker terms(String column, Object value) {
            terms.put(column, value);
            return this;
        }

        public Maker buffers(Duration before, Duration after) {
            return terms("buffer_before_minutes", (int) before.toMinutes())
                    .terms("buffer_after_minutes", (int) after.toMinutes());
        }

        public Maker withoutApproval() {
            return terms("approval_needed", false);
        }

        /** A column of {@code instrument}. */
        public Maker fact(String column, Object value) {
            facts.put(column, value);
            return this;
        }

        public UUID create() {
            var now = Timestamp.from(clock.instant());
            var number = NUMBER.incrementAndGet();
            insert(
                    "resource",
                    Map.of(
                            "id", id,
                            "kind", "INSTRUMENT",
                            "institution_id", institution,
                            "number", "TEST-" + number,
                            "name", "试验仪器" + number,
                            "name_en", "Test instrument " + number,
                            "status", status,
                            "published_at", now,
                            "created_at", now));
            var instrument = new LinkedHashMap<String, Object>(Map.of(
                    "id",
                    id,
                    "class_code",
                    classCode,
                    "original_value",
                    20_000_000L,
                    "publicly_funded",
                    true,
                    "open_to_booking",
                    true,
                    "open_to_samples",
                    true,
                    "units",
                    units,
                    "price_basis",
                    "PER_HOUR",
                    "price",
                    5_000L));
            instrument.putAll(facts);
            insert("instrument", instrument);
            for (var unit = 1; unit <= units; unit++) {
                insert("bookable_unit", Map.of("instrument_id", id, "unit", unit));
            }
            for (var weekday = 1; weekday <= lastWeekday; weekday++) {
                db.sql("""
                                insert into opening_hours (id, institution_id, instrument_id, weekday, opens_at, closes_at)
                                values (?, ?, ?, ?, cast(? as time), cast(? as time))""")
                        .params(UUID.randomUUID(), institution, id, weekday, opens, closes)
                        .update();
            }
            var row = new LinkedHashMap<String, Object>(terms);
            row.put("id", UUID.randomUUID());
            row.put("institution_id", institution);
            row.put("instrument_id", id);
            insert("booking_terms", row);
            return id;
        }

        private void insert(String table, Map<String, Object> row) {
            var columns = String.join(", ", row.keySet());
            var places = String.join(
                    ", ", row.keySet().stream().map(name -> ":" + name).toList());
            db.sql("insert into %s (%s) values (%s)".formatted(table, columns, places))
                    .params(row)
                    .update();
        }
    }
}
