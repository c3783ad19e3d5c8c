package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.booking.TermsAudience;
import cn.pingliang.sharing.booking.TermsPlace;
import cn.pingliang.sharing.booking.TermsSheet;
import cn.pingliang.sharing.booking.UserGroup;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.organisation.OrganisationId;
import cn.pingliang.sharing.shared.ForbiddenException;
import cn.pingliang.sharing.shared.NotFoundException;
import cn.pingliang.sharing.shared.TimeOrderedId;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whose rules somebody sets, where and for whom, as the address holds it.
 *
 * @param institution null for the first that the account sets terms in; with neither class nor instrument, all of it
 * @param edit the coming version that is changed; null for a new one
 */
record RulesAddress(
        @Nullable OrganisationId institution,
        @Nullable String classCode,
        @Nullable ResourceId instrument,
        TermsAudience audience,
        @Nullable UUID edit) {

    static final String ROUTE = "manage/rules";

    static RulesAddress of(QueryParameters query) {
        return new RulesAddress(
                id(query, "institution").map(OrganisationId::new).orElse(null),
                query.getSingleParameter("class").orElse(null),
                query.getSingleParameter("instrument").map(ResourceId::of).orElse(null),
                query.getSingleParameter("for").map(RulesAddress::audience).orElse(TermsAudience.EVERYBODY),
                id(query, "edit").orElse(null));
    }

    /** @return nothing where the account sets terms for no place at all */
    Optional<TermsPlace> place(TermsSheet sheet) {
        if (classCode == null && instrument == null) {
            return sheet.places().stream().findFirst();
        }
        var asked = new TermsPlace(sheet.institution(), instrument == null ? classCode : null, instrument);
        if (sheet.maySet(asked)) {
            return Optional.of(asked);
        }
        if (instrument != null && sheet.instrument(instrument).isPresent()) {
            throw new ForbiddenException("terms of " + instrument);
        }
        throw new NotFoundException("place " + asked);
    }

    RulesAddress withoutEdit() {
        return new RulesAddress(institution, classCode, instrument, audience, null);
    }

    static String href(TermsPlace place, TermsAudience audience, @Nullable UUID edit) {
        var href = new StringBuilder(ROUTE + "?institution=" + place.institution());
        if (place.classCode() != null) {
            href.append("&class=").append(place.classCode());
        }
        if (place.instrument() != null) {
            href.append("&instrument=").append(place.instrument());
        }
        if (!audience.isEverybody()) {
            href.append("&for=").append(parameter(audience));
        }
        if (edit != null) {
            href.append("&edit=").append(edit);
        }
        return href.toString();
    }

    /** Goes to an address that has parameters, which {@link UI#navigate(String)} does not take. */
    static void go(String href) {
        var location = new Location(href);
        UI.getCurrentOrThrow().navigate(location.getPath(), location.getQueryParameters());
    }

    private static String parameter(TermsAudience audience) {
        return audience.group() == null ? String.valueOf(audience.organisation()) : parameter(audience.group());
    }

    private static String parameter(UserGroup group) {
        return group.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static TermsAudience audience(String text) {
        return Stream.of(UserGroup.values())
                .filter(group -> parameter(group).equals(text))
                .findFirst()
                .map(TermsAudience::of)
                .or(() -> TimeOrderedId.parse(text).map(OrganisationId::new).map(TermsAudience::of))
                .orElseThrow(() -> new NotFoundException("audience " + text));
    }

    private static Optional<UUID> id(QueryParameters query, String name) {
        return query.getSingleParameter(name).flatMap(TimeOrderedId::parse);
    }
}
