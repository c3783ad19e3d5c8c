package cn.pingliang.sharing.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.testing.Database;
import cn.pingliang.sharing.testing.Demo;
import cn.pingliang.sharing.testing.PortalTest;
import cn.pingliang.sharing.testing.Statements;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The first page asks when each of many instruments is free next. */
@PortalTest
class AvailabilityTests {

    private static final String OF_THIS_TEST = "number like 'TEST-MANY-%'";

    @Autowired
    private Availability availability;

    @Autowired
    private Database database;

    @BeforeEach
    void threeHundredInstrumentsWithHoursOfTheirOwn() {
        database.update("""
                insert into resource (id, kind, institution_id, number, name, name_en, status, published_at, created_at)
                select gen_random_uuid(), 'INSTRUMENT', ?, 'TEST-MANY-' || n, '试验仪器', '', 'DRAFT', null, now()
                from generate_series(1, 300) n""", Demo.VOCATIONAL_COLLEGE_ID);
        database.update(
                "insert into bookable_unit (instrument_id, unit) select id, 1 from resource where " + OF_THIS_TEST);
        database.update("""
                insert into opening_hours (id, institution_id, instrument_id, weekday, opens_at, closes_at)
                select gen_random_uuid(), institution_id, id, weekday, '00:00', '24:00'
                from resource, generate_series(1, 7) weekday where\s""" + OF_THIS_TEST);
    }

    @AfterEach
    void gone() {
        var ids = "(select id from resource where " + OF_THIS_TEST + ")";
        database.update("delete from opening_hours where instrument_id in " + ids);
        database.update("delete from bookable_unit where instrument_id in " + ids);
        database.update("delete from resource where " + OF_THIS_TEST);
    }

    @Test
    void the_soonest_free_time_of_hundreds_of_instruments_takes_three_statements_and_no_second() {
        var ids = database.strings("select id from resource where " + OF_THIS_TEST).stream()
                .map(UUID::fromString)
                .map(ResourceId::new)
                .toList();
        var begun = System.nanoTime();
        var statements =
                Statements.of(() -> assertThat(availability.soonestFree(ids)).hasSize(300));
        assertThat(statements).hasSize(3);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(1));
    }
}
