package cn.pingliang.sharing.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pingliang.sharing.shared.PortalTime;
import cn.pingliang.sharing.shared.TimeSlot;
import cn.pingliang.sharing.testing.CalendarServer;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What another system's file says is taken, in the year from 1 March 2026. */
class BusyReadingTests {

    private static final TimeSlot YEAR =
            new TimeSlot(PortalTime.startOf(LocalDate.of(2026, 3, 1)), PortalTime.startOf(LocalDate.of(2027, 3, 1)));

    private static BusyReading reading(String text) {
        return BusyReading.of(text, YEAR, "portal.example");
    }

    private static BusyReading.Read read(String... events) {
        return (BusyReading.Read) reading(CalendarServer.file(events));
    }

    /** {@code 03-02 09:00–11:00}, in Pingliang. */
    private static List<String> times(BusyReading.Read reading) {
        var day = DateTimeFormatter.ofPattern("MM-dd HH:mm");
        var time = DateTimeFormatter.ofPattern("HH:mm");
        return reading.stretches().keySet().stream()
                .map(slot ->
                        LocalDateTime.ofInstant(slot.start(), PortalTime.ZONE).format(day) + "–"
                                + LocalDateTime.ofInstant(slot.end(), PortalTime.ZONE)
                                        .format(slot.length().toDays() > 0 ? day : time))
                .toList();
    }

    @Test
    void a_weekly_event_has_its_exceptions_and_one_time_that_was_moved() {
        var reading = read("""
                UID:course
                SUMMARY:实验课
                DTSTART;TZID=Asia/Shanghai:20260302T090000
                DTEND;TZID=Asia/Shanghai:20260302T110000
                RRULE:FREQ=WEEKLY;COUNT=5
                EXDATE;TZID=Asia/Shanghai:20260309T090000""", """
                UID:course
                SUMMARY:实验课（补）
                RECURRENCE-ID;TZID=Asia/Shanghai:20260316T090000
                DTSTART;TZID=Asia/Shanghai:20260317T140000
                DTEND;TZID=Asia/Shanghai:20260317T160000""", """
                UID:course
                STATUS:CANCELLED
                RECURRENCE-ID:20260323T010000Z
                DTSTART;TZID=Asia/Shanghai:20260323T090000
                DTEND;TZID=Asia/Shanghai:20260323T110000""");
        assertThat(times(reading)).containsExactly("03-02 09:00–11:00", "03-17 14:00–16:00", "03-30 09:00–11:00");
        assertThat(reading.stretches().values()).containsExactly("实验课", "实验课（补）", "实验课");
        assertThat(reading.entries()).isEqualTo(3);
    }

    @Test
    void a_rule_counts_from_its_first_time_however_long_ago_that_was() {
        assertThat(times(read("""
                        UID:1
                        DTSTART:20260223T010000Z
                        DTEND:20260223T020000Z
                        RRULE:FREQ=WEEKLY;COUNT=3"""))).containsExactly("03-02 09:00–10:00", "03-09 09:00–10:00");
        assertThat(times(read("""
                        UID:1
                        DTSTART;VALUE=DATE:20200101
                        RRULE:FREQ=MONTHLY;BYDAY=2TU;UNTIL=20260430"""))).containsExactly("03-10 00:00–03-11 00:00", "04-14 00:00–04-15 00:00");
    }

    @Test
    void a_meeting_at_nine_in_berlin_is_at_nine_there_before_and_after_the_clocks_change() {
        for (var zone : List.of("Europe/Berlin", "W. Europe Standard Time", "/mozilla.org/20070129_1/Europe/Berlin")) {
            assertThat(times(read("""
                            UID:1
                            DTSTART;TZID=%s:20260327T090000
                            DURATION:PT1H
                            RRULE:FREQ=DAILY;INTERVAL=3;COUNT=2""".formatted(zone))))
                    .as(zone)
                    .containsExactly("03-27 16:00–17:00", "03-30 15:00–16:00");
        }
    }

    @Test
    void days_and_times_without_a_zone_are_pingliangs() {
        assertThat(times(read(
                        "UID:1\nDTSTART;VALUE=DATE:20260501\nDTEND;VALUE=DATE:20260504",
                        "UID:2\nDTSTART:20260601T090000\nDTEND:20260601T100000")))
                .containsExactly("05-01 00:00–05-04 00:00", "06-01 09:00–10:00");
    }

    @Test
    void a_zone_that_the_file_describes_is_known_where_it_has_no_summer_time() {
        var file = CalendarServer.file(
                "UID:1\nDTSTART;TZID=Lab time:20260601T090000\nDTEND;TZID=Lab time:20260601T100000");
        var zone = """
                BEGIN:VTIMEZONE
                TZID:Lab time
                BEGIN:STANDARD
                DTSTART:16010101T000000
                TZOFFSETFROM:+0900
                TZOFFSETTO:+0900
                END:STANDARD
                END:VTIMEZONE
                """;
        assertThat(times((BusyReading.Read) reading(file.replaceFirst("BEGIN:VEVENT", zone + "BEGIN:VEVENT"))))
                .containsExactly("06-01 08:00–09:00");
    }

    @Test
    void what_is_free_cancelled_over_or_of_the_portal_itself_takes_no_time() {
        var nine = "DTSTART:20260601T010000Z\nDTEND:20260601T020000Z\n";
        assertThat(read(
                                nine + "UID:1\nTRANSP:TRANSPARENT",
                                nine + "UID:2\nSTATUS:CANCELLED",
                                nine + "UID:019abc@portal.example",
                                "UID:3\nDTSTART:20260601T010000Z",
                                "UID:4\nDTSTART:20250601T010000Z\nDTEND:20250601T020000Z",
                                "UID:5\nDTSTART:20280601T010000Z\nDTEND:20280601T020000Z")
                        .stretches())
                .isEmpty();
    }

    @Test
    void what_overlaps_is_one_stretch_and_what_only_touches_is_not() {
        var reading = read(
                "UID:1\nSUMMARY:甲\nDTSTART:20260601T010000Z\nDTEND:20260601T030000Z",
                "UID:2\nSUMMARY:乙\nDTSTART:20260601T020000Z\nDTEND:20260601T040000Z",
                "UID:3\nSUMMARY:丙\nDTSTART:20260601T040000Z\nDTEND:20260601T050000Z");
        assertThat(times(reading)).containsExactly("06-01 09:00–12:00", "06-01 12:00–13:00");
        assertThat(reading.stretches().values()).containsExactly("甲 / 乙", "丙");
        assertThat(reading.entries()).isEqualTo(3);
    }

    @Test
    void what_began_before_the_year_is_taken_from_the_years_beginning() {
        assertThat(times(read("UID:1\nDTSTART;VALUE=DATE:20260227\nDTEND;VALUE=DATE:20260303")))
                .containsExactly("03-01 00:00–03-03 00:00");
    }

    @Test
    void what_a_private_event_is_for_is_not_kept() {
        assertThat(read("UID:1\nCLASS:PRIVATE\nSUMMARY:体检\nDTSTART:20260601T010000Z\nDTEND:20260601T020000Z")
                        .stretches()
                        .values())
                .containsExactly("");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DTSTART:2026-06-01",
                "SUMMARY:no start",
                "DTSTART;TZID=Nowhere/Land:20260601T090000",
                "DTSTART:20260601T090000Z\nDTEND:later",
                "DTSTART:20260601T090000Z\nDURATION:PT1H\nRRULE:FREQ=SOMETIMES",
                "DTSTART:20260601T090000Z\nDURATION:PT1H\nRRULE:FREQ=SECONDLY",
                "DTSTART:20260601T090000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY;BYHOUR=1,2,3",
                "DTSTART:20260601T090000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=-1",
                "DTSTART:20260601T090000Z\nDURATION:P99999999D",
                "DTSTART:20260601T090000Z\nDURATION:P1Y"
            })
    void one_event_that_makes_no_sense_is_counted_and_costs_none_of_the_others(String event) {
        var reading = read("UID:bad\n" + event, "UID:1\nDTSTART:20260601T010000Z\nDTEND:20260601T020000Z");
        assertThat(times(reading)).containsExactly("06-01 09:00–10:00");
        assertThat(reading.leftOut()).isEqualTo(1);
    }

    @Test
    void more_than_2000_times_in_a_year_are_too_many() {
        var daily = "DTSTART:20260101T0%d0000Z\nDURATION:PT30M\nRRULE:FREQ=DAILY\nUID:%1$d";
        assertThat(reading(CalendarServer.file(
                        daily.formatted(0),
                        daily.formatted(1),
                        daily.formatted(2),
                        daily.formatted(3),
                        daily.formatted(4))))
                .isInstanceOf(BusyReading.Read.class);
        assertThat(reading(CalendarServer.file(
                        daily.formatted(0),
                        daily.formatted(1),
                        daily.formatted(2),
                        daily.formatted(3),
                        daily.formatted(4),
                        daily.formatted(5))))
                .isEqualTo(new BusyReading.Failed(SyncFailure.TOO_MANY, "2000"));
    }

    @Test
    void rules_that_would_have_to_be_followed_from_long_ago_are_too_many_before_they_are() {
        var since1900 = "UID:1\nDTSTART:19000101T000000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=2";
        var events = new String[30];
        Arrays.fill(events, since1900);
        assertThat(reading(CalendarServer.file(events)))
                .isEqualTo(new BusyReading.Failed(SyncFailure.TOO_MANY, "2000"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html><body>请登录</body></html>",
                "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\n"
            })
    void what_is_no_calendar_is_told_with_its_line(String text) {
        assertThat(reading(text)).isInstanceOfSatisfying(BusyReading.Failed.class, failed -> {
            assertThat(failed.why()).isEqualTo(SyncFailure.NO_CALENDAR);
            assertThat(failed.detail()).matches("\\d+");
        });
    }
}
