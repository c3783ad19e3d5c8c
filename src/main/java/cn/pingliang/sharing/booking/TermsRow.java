package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.organisation.OrganisationId;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one place sets for one audience from one day on. What is null is left to the places further out. Minutes, except
 * {@code maxNoticeDays}; see {@link BookingTerms} for what each means.
 *
 * @param group for whom; null, with {@code organisation} null too, for everybody
 */
public record TermsRow(
        TermsPlace place,
        @Nullable UserGroup group,
        @Nullable OrganisationId organisation,
        LocalDate holdsFrom,
        @Nullable Integer minNotice,
        @Nullable Integer maxNoticeDays,
        @Nullable Integer shortest,
        @Nullable Integer longest,
        @Nullable Integer alignment,
        @Nullable Integer bufferBefore,
        @Nullable Integer bufferAfter,
        @Nullable Integer cancelNotice,
        @Nullable Integer changeNotice,
        @Nullable Integer earlyCheckIn,
        @Nullable Boolean approvalNeeded,
        @Nullable Boolean agreementNeeded,
        @Nullable Integer gap,
        @Nullable Boolean nights,
        @Nullable Boolean daysOff,
        @Nullable Boolean oneAtATime,
        @Nullable Boolean pendingHolds,
        List<Quota> quotas) {

    public TermsRow {
        quotas = List.copyOf(quotas);
    }

    /** Which row replaces which: the same place and audience from a later day. */
    record Key(
            TermsPlace place,
            @Nullable UserGroup group,
            @Nullable OrganisationId organisation) {}

    Key key() {
        return new Key(place, group, organisation);
    }

    /** At one place what is for one organisation goes before what is for a group, and that before what is for everybody. */
    int precedence() {
        return place.nearness() * 3 + (organisation != null ? 2 : group != null ? 1 : 0);
    }
}
