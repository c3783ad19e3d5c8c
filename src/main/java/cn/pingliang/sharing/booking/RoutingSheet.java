package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.catalogue.BookableInstruments.BookableInstrument;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.organisation.OrganisationId;
import cn.pingliang.sharing.organisation.Standing.Seat;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who decides on the requests of one institution, as one of its staff reads it.
 *
 * @param seats where else the reader is on the staff
 * @param administers whether the reader sets it
 * @param staff by name
 * @param instruments by name
 * @param general for all instruments without a route of their own; empty where nothing is set
 * @param exceptions the routes of single instruments
 * @param within in how many working hours it decides
 * @param substitutions those that hold today or will
 */
public record RoutingSheet(
        OrganisationId institution,
        List<Seat> seats,
        boolean administers,
        AccountId reader,
        List<Colleague> staff,
        List<BookableInstrument> instruments,
        Route general,
        Map<ResourceId, Route> exceptions,
        Within within,
        List<Substitution> substitutions,
        LocalDate today) {

    public RoutingSheet {
        seats = List.copyOf(seats);
        staff = List.copyOf(staff);
        instruments = List.copyOf(instruments);
        substitutions = List.copyOf(substitutions);
    }

    /**
     * @param deciders whom it names; where nobody, the instrument's managers and the administrators decide
     * @param twoSteps whether an administrator approves after them
     * @param twoStepsFrom only bookings of at least so many minutes; null for all
     */
    public record Route(
            List<Colleague> deciders,
            boolean twoSteps,
            @Nullable Integer twoStepsFrom) {

        public static final Route DEFAULT = new Route(List.of(), false, null);

        public Route {
            deciders = List.copyOf(deciders);
        }
    }

    /** What an administrator sets for a place; each as in {@link Route}. */
    public record RouteDraft(
            Set<AccountId> deciders,
            boolean twoSteps,
            @Nullable Integer twoStepsFrom) {
        public RouteDraft {
            deciders = Set.copyOf(deciders);
        }
    }

    /**
     * Working hours from the request to the decision.
     *
     * @param own what the institution promises; null where that is as much as the portal allows
     * @param least what it may promise, and {@code most} likewise
     */
    public record Within(@Nullable Integer own, int least, int most) {

        /** What holds. */
        public int hours() {
            return own == null ? most : Math.min(own, most);
        }
    }

    /** From the first day to the last, both included. */
    public record Substitution(UUID id, Colleague person, Colleague substitute, LocalDate from, LocalDate to) {}

    public Optional<BookableInstrument> instrument(@Nullable ResourceId id) {
        return instruments.stream().filter(each -> each.id().equals(id)).findFirst();
    }

    /** Where the reader is on the staff, each once. */
    public List<Seat> institutions() {
        var known = new HashSet<OrganisationId>();
        return seats.stream().filter(seat -> known.add(seat.organisation())).toList();
    }

    /** The route that holds for the instrument, or for those without their own where null. */
    public Route of(@Nullable ResourceId instrument) {
        return instrument == null ? general : Objects.requireNonNullElse(exceptions.get(instrument), general);
    }

    /** Whether the reader ends it, or names another: their own, and an administrator everybody's. */
    public boolean mayEdit(AccountId person) {
        return administers || person.equals(reader);
    }
}
