package cn.pingliang.sharing.catalogue.ui;

import cn.pingliang.sharing.catalogue.CatalogueQuery;
import cn.pingliang.sharing.catalogue.ResourceKind;
import cn.pingliang.sharing.organisation.OrganisationId;
import cn.pingliang.sharing.shared.TimeOrderedId;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the catalogue shows, as the address says it; the names are the API's. What cannot be read in an address is passed
 * over, so that an old or mistyped link still leads into the catalogue.
 *
 * @param page counted from 0; addresses count from 1
 */
record CatalogueAddress(CatalogueQuery query, int page) {

    private static final int LONGEST_TEXT = 200;
    private static final int LAST_PAGE = 100_000;

    static CatalogueAddress of(QueryParameters parameters) {
        var text = parameters.getSingleParameter("q").orElse("").strip();
        return new CatalogueAddress(
                new CatalogueQuery(
                        text.substring(0, Math.min(text.length(), LONGEST_TEXT)),
                        parameters
                                .getSingleParameter("kind")
                                .flatMap(CatalogueAddress::kind)
                                .orElse(null),
                        parameters
                                .getSingleParameter("institution")
                                .flatMap(TimeOrderedId::parse)
                                .map(OrganisationId::new)
                                .orElse(null),
                        parameters
                                .getSingleParameter("class")
                                .filter(code -> code.matches("\\d{2}(\\d{2})?"))
                                .orElse(null)),
                parameters
                        .getSingleParameter("page")
                        .filter(number -> number.matches("\\d{1,6}"))
                        .map(number -> Math.clamp(Integer.parseInt(number) - 1L, 0, LAST_PAGE))
                        .orElse(0));
    }

    private static Optional<ResourceKind> kind(String name) {
        return Arrays.stream(ResourceKind.values())
                .filter(kind -> kind.name().equals(name))
                .findFirst();
    }

    boolean isHome() {
        return query.isEverything() && page == 0;
    }

    CatalogueAddress text(String text) {
        return new CatalogueAddress(
                new CatalogueQuery(text.strip(), query.kind(), query.institution(), query.classCode()), 0);
    }

    /** Classes are the instruments' own, so choosing another kind lets go of the class. */
    CatalogueAddress kind(@Nullable ResourceKind kind) {
        var classCode = kind == null || kind == ResourceKind.INSTRUMENT ? query.classCode() : null;
        return new CatalogueAddress(new CatalogueQuery(query.text(), kind, query.institution(), classCode), 0);
    }

    CatalogueAddress institution(@Nullable OrganisationId institution) {
        return new CatalogueAddress(new CatalogueQuery(query.text(), query.kind(), institution, query.classCode()), 0);
    }

    CatalogueAddress classCode(@Nullable String code) {
        return new CatalogueAddress(new CatalogueQuery(query.text(), query.kind(), query.institution(), code), 0);
    }

    CatalogueAddress page(int number) {
        return new CatalogueAddress(query, number);
    }

    Location location() {
        return new Location("", QueryParameters.simple(parameters()));
    }

    String href() {
        return location().getPathWithQueryParameters();
    }

    private Map<String, String> parameters() {
        var parameters = new LinkedHashMap<String, String>();
        if (!query.text().isBlank()) {
            parameters.put("q", query.text());
        }
        if (query.kind() != null) {
            parameters.put("kind", query.kind().name());
        }
        if (query.institution() != null) {
            parameters.put("institution", query.institution().toString());
        }
        if (query.classCode() != null) {
            parameters.put("class", query.classCode());
        }
        if (page > 0) {
            parameters.put("page", Integer.toString(page + 1));
        }
        return parameters;
    }
}
