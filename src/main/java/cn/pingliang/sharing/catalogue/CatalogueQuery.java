package cn.pingliang.sharing.catalogue;

import cn.pingliang.sharing.organisation.OrganisationId;
import org.jspecify.annotations.Nullable;

/**
 * What somebody looks for among the published resources; null or blank means everything.
 *
 * @param classCode two or four digits of the national classification; two find all classes under them
 */
public record CatalogueQuery(
        String text,
        @Nullable ResourceKind kind,
        @Nullable OrganisationId institution,
        @Nullable String classCode) {

    public static final CatalogueQuery EVERYTHING = new CatalogueQuery("", null, null, null);

    public boolean isEverything() {
        return text.isBlank() && kind == null && institution == null && classCode == null;
    }

    CatalogueQuery withoutKind() {
        return new CatalogueQuery(text, null, institution, classCode);
    }

    CatalogueQuery withoutInstitution() {
        return new CatalogueQuery(text, kind, null, classCode);
    }

    CatalogueQuery withoutClass() {
        return new CatalogueQuery(text, kind, institution, null);
    }
}
