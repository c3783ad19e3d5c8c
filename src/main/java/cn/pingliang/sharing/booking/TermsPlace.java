package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.organisation.OrganisationId;
import org.jspecify.annotations.Nullable;

/**
 * What terms are set for, from the whole site to one instrument.
 *
 * @param institution null for the site
 * @param classCode of the institution's instruments, where set
 * @param instrument of the institution, where set
 */
public record TermsPlace(
        @Nullable OrganisationId institution,
        @Nullable String classCode,
        @Nullable ResourceId instrument) {

    public static final TermsPlace SITE = new TermsPlace(null, null, null);

    public TermsPlace {
        if (institution == null && (classCode != null || instrument != null)) {
            throw new IllegalArgumentException("classes and instruments have terms within an institution");
        }
    }

    boolean covers(OrganisationId owner, @Nullable String itsClass, @Nullable ResourceId which) {
        return (institution == null || institution.equals(owner))
                && (classCode == null || classCode.equals(itsClass))
                && (instrument == null || instrument.equals(which));
    }

    /** The nearest place decides: instrument before class before institution before site. */
    int nearness() {
        return instrument != null ? 3 : classCode != null ? 2 : institution != null ? 1 : 0;
    }
}
