package cn.pingliang.sharing.booking;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.booking.TermsPreview.Affected;
import cn.pingliang.sharing.booking.TermsPreview.Automatic;
import cn.pingliang.sharing.booking.TermsPreview.Missed;
import cn.pingliang.sharing.booking.TermsPreview.NoShows;
import cn.pingliang.sharing.booking.TermsReplay.Asked;
import cn.pingliang.sharing.booking.TermsReplay.Attendance;
import cn.pingliang.sharing.booking.TermsReplay.Known;
import cn.pingliang.sharing.catalogue.BookableInstruments.BookableInstrument;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.organisation.OrganisationId;
import cn.pingliang.sharing.organisation.OrganisationKind;
import cn.pingliang.sharing.schedule.Availability;
import cn.pingliang.sharing.shared.PortalTime;
import cn.pingliang.sharing.shared.TimeSlot;
import cn.pingliang.sharing.training.Trained;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tries changed terms on the requests of the last 30 days: reads them at once, and replays them in memory. */
@Component
class TermsTrial {

    private static final int DAYS = 30;

    private final JdbcClient db;
    private final Availability availability;

    TermsTrial(JdbcClient db, Availability availability) {
        this.db = db;
        this.availability = availability;
    }

    /** As if what will hold on the draft's first day had held then, compared to what holds today. Three queries. */
    TermsPreview of(TermsSheet sheet, TermsRow draft, @Nullable UUID replacing, Instant now) {
        var since = PortalTime.dayOf(now).minusDays(DAYS);
        var changed = terms(sheet, sheet.rowsWith(draft, replacing), draft.holdsFrom());
        var present = terms(sheet, sheet.rows(), sheet.today());
        var asked = asked(sheet, draft, PortalTime.startOf(since), now);
        if (asked.isEmpty()) {
            return new TermsPreview(since, 0, List.of(), 0, new Automatic(0, 0), NoShows.NONE);
        }
        var replay = new TermsReplay(asked, known(asked, List.of(changed, present)), availability.daysOff(span(asked)));
        var refused = replay.judge(changed);
        var already = replay.judge(present);
        return new TermsPreview(
                since,
                asked.size(),
                asked.stream()
                        .filter(request -> refused.containsKey(request.id()))
                        .sorted(Comparator.comparing(Asked::at).reversed())
                        .map(request -> new Affected(
                                request.id(),
                                request.instrument().name(),
                                request.organisationName(),
                                request.slot(),
                                refused.getOrDefault(request.id(), List.of()),
                                already.containsKey(request.id())))
                        .toList(),
                (int) already.keySet().stream()
                        .filter(id -> !refused.containsKey(id))
                        .count(),
                new Automatic(automatic(asked, refused.keySet(), changed), automatic(asked, already.keySet(), present)),
                new NoShows(
                        noShows(asked, refused.keySet(), changed)
                                .sorted(Comparator.comparing(Asked::at).reversed())
                                .map(request -> missed(request, present))
                                .toList(),
                        (int) noShows(asked, already.keySet(), present).count()));
    }

    /** As the portal marks them: of what is entrusted, only samples come. */
    private static Stream<Asked> noShows(
            List<Asked> asked, Set<BookingId> refused, Function<Asked, BookingTerms> terms) {
        return asked.stream()
                .filter(request -> !refused.contains(request.id()))
                .filter(request -> isNoShow(request, terms.apply(request)));
    }

    private static boolean isNoShow(Asked request, BookingTerms terms) {
        return request.attendance() != null && request.attendance().isNoShowBy(terms.noShow());
    }

    private static Missed missed(Asked request, Function<Asked, BookingTerms> present) {
        var attendance = Objects.requireNonNull(request.attendance());
        return new Missed(
                request.id(),
                request.instrument().name(),
                request.organisationName(),
                attendance.slot(),
                attendance.came() ? attendance.late() : null,
                isNoShow(request, present.apply(request)));
    }

    private static int automatic(List<Asked> asked, Set<BookingId> refused, Function<Asked, BookingTerms> terms) {
        return (int) asked.stream()
                .filter(request -> !refused.contains(request.id()))
                .filter(request -> terms.apply(request).approvesByItself(request.slot(), request.trained()))
                .count();
    }

    /** Each instrument's terms for each organisation are worked out once. */
    private static Function<Asked, BookingTerms> terms(TermsSheet sheet, List<TermsRow> rows, LocalDate day) {
        record Meeting(ResourceId instrument, OrganisationId organisation) {}
        var known = new HashMap<Meeting, BookingTerms>();
        return request -> known.computeIfAbsent(
                new Meeting(request.instrument().id(), request.organisation()),
                meeting -> sheet.at(
                                new TermsPlace(sheet.institution(), null, meeting.instrument()),
                                TermsAudience.of(meeting.organisation()),
                                rows)
                        .on(day));
    }

    /** As they were asked: a change of time later is no matter of theirs. Of instruments that are published still. */
    private List<Asked> asked(TermsSheet sheet, TermsRow draft, Instant from, Instant now) {
        var covered = sheet.instruments().stream()
                .filter(each -> draft.place().covers(each.institution(), each.classCode(), each.id()))
                .collect(toMap(BookableInstrument::id, each -> each));
        return db
                .sql("""
                        select b.id, b.instrument_id, b.requester_id, b.organisation_id, o.name, o.kind, b.service_mode,
                            b.override_reason, b.requested_at, b.status, b.checked_in_at, b.change_starts_at,
                            b.starts_at as came_for, b.ends_at as came_until, coalesce(s.starts_at, b.starts_at) as starts_at,
                            coalesce(s.ends_at, b.ends_at) as ends_at, array(select concat_ws(':', t.from_day, t.until_day)
                                from training_spell t where t.account_id = b.requester_id and t.instrument_id = b.instrument_id) as trained
                        from booking b join organisation o on o.id = b.organisation_id
                        left join booking_step s on s.booking_id = b.id and s.position = 1 and s.action = 'REQUEST'
                        where b.institution_id = :institution and b.accompanies_id is null and b.requested_at >= :from and b.requested_at <= :now
                        order by b.requested_at, b.id""")
                .param("institution", sheet.institution().value())
                .param("from", Timestamp.from(from))
                .param("now", Timestamp.from(now))
                .query((row, number) -> asked(row, covered.get(id(row, "instrument_id", ResourceId::new)), now))
                .list()
                .stream()
                .flatMap(Stream::ofNullable)
                .filter(request ->
                        draft.isFor(sheet.groupOf(request.organisation(), request.kind()), request.organisation()))
                .toList();
    }

    private static @Nullable Asked asked(ResultSet row, @Nullable BookableInstrument instrument, Instant now)
            throws SQLException {
        return instrument == null
                ? null
                : new Asked(
                        id(row, "id", BookingId::new),
                        instrument,
                        id(row, "requester_id", AccountId::new),
                        id(row, "organisation_id", OrganisationId::new),
                        row.getString("name"),
                        OrganisationKind.valueOf(row.getString("kind")),
                        slot(row),
                        ServiceMode.valueOf(row.getString("service_mode")),
                        row.getString("override_reason"),
                        Trained.of((String[]) row.getArray("trained").getArray()),
                        row.getTimestamp("requested_at").toInstant(),
                        attendance(row, now));
    }

    /** For the time it has now; whoever asked in time for another one was not expected. */
    private static @Nullable Attendance attendance(ResultSet row, Instant now) throws SQLException {
        var start = row.getTimestamp("came_for").toInstant();
        if (ServiceMode.valueOf(row.getString("service_mode")) == ServiceMode.ENTRUSTED || start.isAfter(now)) {
            return null;
        }
        var slot = new TimeSlot(start, row.getTimestamp("came_until").toInstant());
        var came = row.getTimestamp("checked_in_at");
        if (came != null) {
            return new Attendance(slot, Duration.between(start, came.toInstant()), true);
        }
        var missed = switch (BookingStatus.valueOf(row.getString("status"))) {
            case APPROVED -> row.getTimestamp("change_starts_at") == null;
            case NO_SHOW -> true;
            default -> false;
        };
        return missed ? new Attendance(slot, Duration.between(start, now), false) : null;
    }

    /** All that any of the requests could be judged beside, on whatever instrument. No query where the terms look at none. */
    private List<Known> known(List<Asked> asked, List<Function<Asked, BookingTerms>> both) {
        var windows = asked.stream()
                .flatMap(request -> both.stream()
                        .map(terms -> terms.apply(request))
                        .filter(BookingTerms::lookAtOtherBookings)
                        .map(terms -> Commitments.window(request.slot(), terms, request.at())))
                .toList();
        if (windows.isEmpty()) {
            return List.of();
        }
        var organisations = both.stream()
                .anyMatch(terms -> asked.stream().anyMatch(each -> Commitments.countsOrganisation(terms.apply(each))));
        return db.sql("""
                        select b.id, b.instrument_id, b.institution_id, i.class_code, b.requester_id, b.organisation_id,
                            b.starts_at, b.ends_at, b.requested_at, case when b.status in ('REJECTED', 'CANCELLED', 'EXPIRED')
                                then coalesce((select max(s.at) from booking_step s where s.booking_id = b.id
                                    and s.status = b.status), b.requested_at) end as ended_at
                        from booking b join instrument i on i.id = b.instrument_id
                        where (b.requester_id = any(cast(string_to_array(:people, ',') as uuid[]))
                            or b.organisation_id = any(cast(string_to_array(:organisations, ',') as uuid[])))
                        and b.accompanies_id is null and b.ends_at > :from and b.starts_at < :to""")
                .param("people", ids(asked, request -> request.requester().value()))
                .param(
                        "organisations",
                        organisations
                                ? ids(asked, request -> request.organisation().value())
                                : "")
                .param("from", Timestamp.from(first(windows)))
                .param("to", Timestamp.from(last(windows)))
                .query((row, number) -> new Known(
                        id(row, "id", BookingId::new),
                        new Commitment(
                                id(row, "instrument_id", ResourceId::new),
                                id(row, "institution_id", OrganisationId::new),
                                row.getString("class_code"),
                                id(row, "requester_id", AccountId::new),
                                slot(row)),
                        id(row, "organisation_id", OrganisationId::new),
                        row.getTimestamp("requested_at").toInstant(),
                        row.getTimestamp("ended_at") == null
                                ? null
                                : row.getTimestamp("ended_at").toInstant()))
                .list();
    }

    private static TimeSlot span(List<Asked> asked) {
        var slots = asked.stream().map(Asked::slot).toList();
        return new TimeSlot(first(slots), last(slots));
    }

    private static Instant first(List<TimeSlot> slots) {
        return slots.stream().map(TimeSlot::start).min(Instant::compareTo).orElseThrow();
    }

    private static Instant last(List<TimeSlot> slots) {
        return slots.stream().map(TimeSlot::end).max(Instant::compareTo).orElseThrow();
    }

    private static String ids(List<Asked> asked, Function<Asked, UUID> id) {
        return asked.stream().map(id).distinct().map(UUID::toString).collect(joining(","));
    }

    private static <T> T id(ResultSet row, String column, Function<UUID, T> type) throws SQLException {
        return type.apply(row.getObject(column, UUID.class));
    }

    private static TimeSlot slot(ResultSet row) throws SQLException {
        return new TimeSlot(
                row.getTimestamp("starts_at").toInstant(),
                row.getTimestamp("ends_at").toInstant());
    }
}
