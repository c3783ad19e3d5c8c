package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.booking.BookingAccess.Viewer;
import cn.pingliang.sharing.booking.BookingQuery.Side;
import cn.pingliang.sharing.booking.DecisionQueue.Part;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.organisation.OrganisationId;
import cn.pingliang.sharing.organisation.Standing;
import cn.pingliang.sharing.organisation.Standing.Seat;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Which requests a viewer is shown, as a condition in SQL and its parameters. */
class BookingFilter {
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new HashMap<>();

    BookingFilter(BookingQuery query, Viewer viewer) {
        conditions.add(side(query.role(), viewer));
        if (!query.statuses().isEmpty()) {
            conditions.add(
                    query.role() == Side.DECIDER && query.statuses().contains(BookingStatus.PENDING)
                            ? "(b.status in (:statuses) or b.change_starts_at is not null)"
                            : "b.status in (:statuses)");
            parameters.put("statuses", query.statuses().stream().map(Enum::name).toList());
        }
        if (query.instrument() == null) {
            // It stands with the booking that it follows.
            conditions.add("b.accompanies_id is null");
        } else {
            conditions.add("b.instrument_id = :instrument");
            parameters.put("instrument", query.instrument().value());
        }
        if (query.from() != null) {
            conditions.add("b.ends_at > :from");
            parameters.put("from", Timestamp.from(query.from()));
        }
        if (query.to() != null) {
            conditions.add("b.starts_at < :to");
            parameters.put("to", Timestamp.from(query.to()));
        }
    }

    /** The same as {@link Viewer#sees} and {@link Viewer#decidesOn}, for many requests in one query. */
    private String side(@Nullable Side role, Viewer viewer) {
        var standing = viewer.standing();
        parameters.put("account", viewer.account().value());
        var asRequester = "b.requester_id = :account or "
                + in("b.organisation_id", "organisations", seats(standing, seat -> true))
                + " and b.organisation_id <> b.institution_id";
        var asDecider =
                in("b.institution_id", "administered", values(viewer, Decider::administers, OrganisationId::value))
                        + " or "
                        + in("b.instrument_id", "managed", values(viewer, Decider::inCharge, ResourceId::value))
                        + " or "
                        + in("b.instrument_id", "decided", values(viewer, Decider::decides, ResourceId::value));
        var asBureau = standing.seats().stream().anyMatch(seat -> seat.overseesAll())
                ? "true"
                : in(
                        "b.institution_id",
                        "overseen",
                        standing.seats().stream()
                                .flatMap(seat -> seat.oversees().stream())
                                .map(OrganisationId::value)
                                .toList());
        return switch (role) {
            case REQUESTER -> "(" + asRequester + ")";
            case DECIDER -> "(" + asDecider + ")";
            case null -> "(" + asRequester + " or " + asDecider + " or " + asBureau + ")";
        };
    }

    private static List<UUID> seats(Standing standing, Predicate<Seat> which) {
        return standing.seats().stream()
                .filter(which)
                .map(seat -> seat.organisation().value())
                .toList();
    }

    /** Of the viewer, and of those they stand in for. */
    private static <T> List<UUID> values(Viewer viewer, Function<Decider, Set<T>> which, Function<T, UUID> value) {
        return viewer.deciders()
                .flatMap(each -> which.apply(each).stream())
                .map(value)
                .distinct()
                .toList();
    }

    private String in(String column, String parameter, Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return "false";
        }
        parameters.put(parameter, ids);
        return column + " in (:" + parameter + ")";
    }

    BookingFilter only(Part part) {
        switch (part) {
            case ALL -> {}
            case HANDED_TO_ME -> conditions.add("b.handed_to_id = :account");
            case SECOND -> conditions.add("b.first_approved_by_id is not null");
        }
        return this;
    }

    String condition() {
        return String.join(" and ", conditions);
    }

    Map<String, Object> parameters() {
        return parameters;
    }
}
