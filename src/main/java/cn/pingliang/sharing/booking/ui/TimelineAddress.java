package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.catalogue.ResourceCard;
import cn.pingliang.sharing.organisation.OrganisationId;
import cn.pingliang.sharing.shared.PortalTime;
import cn.pingliang.sharing.shared.TimeOrderedId;
import cn.pingliang.sharing.shared.TimeSlot;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What {@link TimelineView} shows, as its address says it; the names are the API's. What cannot be read is left out, and what
 * is usual is not said: an address without a day is about today whenever it is opened.
 *
 * @param first the first day shown; null for today
 * @param wanted how long a time is looked for
 */
record TimelineAddress(
        TimelineScale scale,
        @Nullable LocalDate first,
        String text,
        @Nullable OrganisationId institution,
        @Nullable String classCode,
        Duration wanted) {

    static final String PATH = "timeline";

    private static final Duration USUAL = Duration.ofHours(1);
    private static final int LONGEST_TEXT = 200;
    private static final int MOST_MINUTES = 7 * 24 * 60;

    static TimelineAddress of(QueryParameters query) {
        var text = query.getSingleParameter("q").orElse("").strip();
        return new TimelineAddress(
                query.getSingleParameter("scale").flatMap(TimelineScale::of).orElse(TimelineScale.WEEK),
                query.getSingleParameter("from").flatMap(TimelineAddress::day).orElse(null),
                text.substring(0, Math.min(text.length(), LONGEST_TEXT)),
                query.getSingleParameter("institution")
                        .flatMap(TimeOrderedId::parse)
                        .map(OrganisationId::new)
                        .orElse(null),
                query.getSingleParameter("class")
                        .filter(code -> code.matches("\\d{2}(\\d{2})?"))
                        .orElse(null),
                query.getSingleParameter("minutes")
                        .filter(minutes -> minutes.matches("\\d{1,5}"))
                        .map(minutes -> Duration.ofMinutes(Math.clamp(Integer.parseInt(minutes), 1, MOST_MINUTES)))
                        .orElse(USUAL));
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text)).filter(day -> day.getYear() >= 2000 && day.getYear() <= 2999);
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    LocalDate firstOr(LocalDate today) {
        return first == null ? today : first;
    }

    TimeSlot window(LocalDate today) {
        var day = firstOr(today);
        return new TimeSlot(PortalTime.startOf(day), PortalTime.startOf(day.plusDays(scale.days())));
    }

    boolean isFiltered() {
        return !text.isEmpty() || institution != null || classCode != null;
    }

    /** Whether the instrument passes the filters, its words aside: those only the catalogue's search knows. */
    boolean admits(ResourceCard instrument) {
        return (institution == null || institution.equals(instrument.institution()))
                && (classCode == null
                        || (instrument.classCode() != null
                                && instrument.classCode().startsWith(classCode)));
    }

    TimelineAddress scale(TimelineScale other) {
        return new TimelineAddress(other, first, text, institution, classCode, wanted);
    }

    /** @param steps whole windows, backwards where negative */
    TimelineAddress moved(LocalDate today, int steps) {
        return from(firstOr(today).plusDays((long) steps * scale.days()), today);
    }

    TimelineAddress from(@Nullable LocalDate day, LocalDate today) {
        return new TimelineAddress(scale, today.equals(day) ? null : day, text, institution, classCode, wanted);
    }

    TimelineAddress text(String words) {
        return new TimelineAddress(scale, first, words.strip(), institution, classCode, wanted);
    }

    TimelineAddress institution(@Nullable OrganisationId other) {
        return new TimelineAddress(scale, first, text, other, classCode, wanted);
    }

    TimelineAddress classCode(@Nullable String code) {
        return new TimelineAddress(scale, first, text, institution, code, wanted);
    }

    TimelineAddress wanted(Duration length) {
        return new TimelineAddress(scale, first, text, institution, classCode, length);
    }

    TimelineAddress withoutFilters() {
        return new TimelineAddress(scale, first, "", null, null, wanted);
    }

    Location location() {
        var parameters = new LinkedHashMap<String, String>();
        if (scale != TimelineScale.WEEK) {
            parameters.put("scale", scale.word());
        }
        if (first != null) {
            parameters.put("from", first.toString());
        }
        if (!text.isEmpty()) {
            parameters.put("q", text);
        }
        if (institution != null) {
            parameters.put("institution", institution.toString());
        }
        if (classCode != null) {
            parameters.put("class", classCode);
        }
        if (!wanted.equals(USUAL)) {
            parameters.put("minutes", Long.toString(wanted.toMinutes()));
        }
        return new Location(PATH, QueryParameters.simple(parameters));
    }

    String href() {
        return location().getPathWithQueryParameters();
    }
}
