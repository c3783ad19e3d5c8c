package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.organisation.OrganisationId;
import org.jspecify.annotations.Nullable;

/** For whom terms are: everybody, one group of users, or one organisation. */
public record TermsAudience(
        @Nullable UserGroup group, @Nullable OrganisationId organisation) {

    public static final TermsAudience EVERYBODY = new TermsAudience(null, null);

    public TermsAudience {
        if (group != null && organisation != null) {
            throw new IllegalArgumentException("terms are for a group or for one organisation");
        }
    }

    public static TermsAudience of(UserGroup group) {
        return new TermsAudience(group, null);
    }

    public static TermsAudience of(OrganisationId organisation) {
        return new TermsAudience(null, organisation);
    }

    public boolean isEverybody() {
        return equals(EVERYBODY);
    }
}
