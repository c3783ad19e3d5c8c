package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.organisation.OrganisationId;
import cn.pingliang.sharing.shared.Money;
import cn.pingliang.sharing.shared.TimeSlot;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request as one of the people concerned sees it.
 *
 * @param actions what the viewer may do with it now
 * @param history oldest first; empty in lists
 */
public record BookingView(
        BookingId id,
        int version,
        BookingStatus status,
        ResourceId instrument,
        String instrumentName,
        String instrumentNameEn,
        OrganisationId institution,
        String institutionName,
        TimeSlot slot,
        int unit,
        AccountId requester,
        String requesterName,
        OrganisationId organisation,
        String organisationName,
        boolean external,
        String purpose,
        ServiceMode serviceMode,
        @Nullable Integer samples,
        Instant requestedAt,
        @Nullable Instant checkedInAt,
        @Nullable Instant checkedOutAt,
        @Nullable BigDecimal confirmedHours,
        @Nullable Money amount,
        @Nullable Rating rating,
        @Nullable String ratingText,
        Set<BookingAction> actions,
        List<Step> history) {

    /** @param by null where the portal did it, by a rule */
    public record Step(
            Instant at,
            BookingAction action,
            BookingStatus status,
            @Nullable String by,
            @Nullable String reason) {}

    BookingView with(List<Step> steps) {
        return new BookingView(
                id,
                version,
                status,
                instrument,
                instrumentName,
                instrumentNameEn,
                institution,
                institutionName,
                slot,
                unit,
                requester,
                requesterName,
                organisation,
                organisationName,
                external,
                purpose,
                serviceMode,
                samples,
                requestedAt,
                checkedInAt,
                checkedOutAt,
                confirmedHours,
                amount,
                rating,
                ratingText,
                actions,
                steps);
    }
}
