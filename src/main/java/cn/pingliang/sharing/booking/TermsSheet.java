package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.catalogue.BookableInstruments.BookableInstrument;
import cn.pingliang.sharing.catalogue.BookableInstruments.InstrumentClass;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.organisation.OrganisationDirectory.Booker;
import cn.pingliang.sharing.organisation.OrganisationId;
import cn.pingliang.sharing.organisation.OrganisationKind;
import cn.pingliang.sharing.organisation.Standing.Seat;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is set for one institution, read at once for somebody who sets it: from here on, what holds where, what a
 * draft would change and whether it can be is worked out in memory.
 *
 * @param institutions all that the account sets terms in, this one among them
 * @param administered whether the account sets terms for the institution and everything in it
 * @param managed the instruments it sets terms for otherwise
 * @param instruments the institution's published ones
 * @param classes by code, those of the instruments
 * @param bookers by id, the organisations that terms can be set for
 * @param versions those of the site and of the institution, of every place and audience, the latest day first
 */
public record TermsSheet(
        OrganisationId institution,
        String institutionName,
        List<Seat> institutions,
        boolean administered,
        Set<ResourceId> managed,
        List<BookableInstrument> instruments,
        Map<String, InstrumentClass> classes,
        Map<OrganisationId, Booker> bookers,
        List<TermsVersion> versions,
        LocalDate today) {

    public TermsSheet {
        institutions = List.copyOf(institutions);
        managed = Set.copyOf(managed);
        instruments = List.copyOf(instruments);
        classes = Map.copyOf(classes);
        bookers = Map.copyOf(bookers);
        versions = List.copyOf(versions);
    }

    /** The places the account sets terms for: the institution, its classes, its instruments. */
    public List<TermsPlace> places() {
        var places = new ArrayList<TermsPlace>();
        if (administered) {
            places.add(new TermsPlace(institution, null, null));
            classes.keySet().stream().sorted().forEach(code -> places.add(new TermsPlace(institution, code, null)));
        }
        instruments.stream()
                .filter(instrument -> administered || managed.contains(instrument.id()))
                .forEach(instrument -> places.add(new TermsPlace(institution, null, instrument.id())));
        return places;
    }

    public boolean maySet(TermsPlace place) {
        return places().contains(place);
    }

    public Optional<BookableInstrument> instrument(ResourceId id) {
        return instruments.stream().filter(each -> each.id().equals(id)).findFirst();
    }

    /** The latest day first. */
    public List<TermsVersion> versions(TermsPlace place) {
        return versions.stream()
                .filter(version -> version.row().place().equals(place))
                .toList();
    }

    public Optional<TermsVersion> version(UUID id) {
        return versions.stream().filter(version -> version.id().equals(id)).findFirst();
    }

    /** What holds at the place for the audience today. */
    public Optional<TermsVersion> inForce(TermsPlace place, TermsAudience audience) {
        return versions(place).stream()
                .filter(version -> version.state() == TermsVersion.State.IN_FORCE)
                .filter(version -> version.row().audience().equals(audience))
                .findFirst();
    }

    /** Everything that is set. */
    public List<TermsRow> rows() {
        return versions.stream().map(TermsVersion::row).toList();
    }

    /** @param replacing the version the draft takes the place of */
    public List<TermsRow> rowsWith(TermsRow draft, @Nullable UUID replacing) {
        return Stream.concat(
                        Stream.of(draft),
                        versions.stream()
                                .filter(version -> !version.id().equals(replacing))
                                .map(TermsVersion::row)
                                .filter(row -> !(row.key().equals(draft.key())
                                        && row.holdsFrom().equals(draft.holdsFrom()))))
                .toList();
    }

    /** Those of the rows that decide at the place for the audience: its own and those of the places further out. */
    public TermsInForce at(TermsPlace place, TermsAudience audience, List<TermsRow> rows) {
        var classCode = place.instrument() == null
                ? place.classCode()
                : instrument(place.instrument())
                        .map(BookableInstrument::classCode)
                        .orElse(null);
        var group = groupOf(audience);
        return new TermsInForce(rows.stream()
                .filter(row -> row.place().covers(institution, classCode, place.instrument()))
                .filter(row -> row.isFor(group, audience.organisation()))
                .toList());
    }

    @Nullable
    UserGroup groupOf(TermsAudience audience) {
        if (audience.organisation() == null) {
            return audience.group();
        }
        var booker = bookers.get(audience.organisation());
        return booker == null ? UserGroup.ENTERPRISE : groupOf(booker.id(), booker.kind());
    }

    UserGroup groupOf(OrganisationId organisation, OrganisationKind kind) {
        if (organisation.equals(institution)) {
            return UserGroup.OWN_STAFF;
        }
        return kind == OrganisationKind.INSTITUTION ? UserGroup.OTHER_INSTITUTION : UserGroup.ENTERPRISE;
    }

    /** The audiences that something is set for, and everybody. */
    List<TermsAudience> audiences() {
        return Stream.concat(
                        Stream.of(TermsAudience.EVERYBODY),
                        versions.stream().map(version -> version.row().audience()))
                .distinct()
                .toList();
    }

    /** Where something holds or will: one version of each place and audience, the nearest to the whole institution first. */
    public List<TermsVersion> settings() {
        var seen = new HashSet<TermsRow.Key>();
        return versions.stream()
                .filter(version -> version.state() != TermsVersion.State.PAST)
                .filter(version -> maySet(version.row().place()))
                .sorted(Comparator.comparing(TermsVersion::state)
                        .thenComparingInt(version -> version.row().precedence()))
                .filter(version -> seen.add(version.row().key()))
                .sorted(Comparator.comparingInt(version -> version.row().precedence()))
                .toList();
    }

    /** What stands against declaring the draft; nothing where it can be. */
    public List<TermsFault> check(TermsRow draft, @Nullable UUID replacing) {
        return new TermsCheck(this, draft, replacing).faults();
    }
}
