package cn.pingliang.sharing.catalogue;

import cn.pingliang.sharing.organisation.OrganisationId;
import cn.pingliang.sharing.shared.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A published resource with everything the public may know about it (289号 art. 12: service mode, content, flow, fee standard). */
public sealed interface ResourceDetails {

    Common common();

    default ResourceId id() {
        return common().id();
    }

    /** What all four kinds have. */
    record Common(
            ResourceId id,
            ResourceKind kind,
            String number,
            String name,
            String nameEn,
            String summary,
            String discipline,
            OrganisationId institution,
            String institutionName,
            String institutionNameEn,
            boolean demo) {}

    record InstrumentDetails(
            Common common,
            String classCode,
            String className,
            String classNameEn,
            String model,
            String manufacturer,
            String country,
            Money originalValue,
            @Nullable LocalDate startedOn,
            Condition condition,
            SharingMode sharingMode,
            boolean openToBooking,
            boolean openToSamples,
            int units,
            String specification,
            String functions,
            String userRules,
            String serviceContent,
            String typicalResults,
            String feeText,
            PriceBasis priceBasis,
            @Nullable Money price,
            String department,
            String address,
            String contactName,
            String contactPhone)
            implements ResourceDetails {}

    record FacilityDetails(
            Common common,
            String category,
            Money originalValue,
            @Nullable LocalDate startedOn,
            String functions,
            String supervisingBody,
            String chiefScientist,
            String operationsLead,
            String userRules,
            String feeText,
            String address,
            String contactName,
            String contactPhone)
            implements ResourceDetails {}

    record DatasetDetails(
            Common common,
            String identifier,
            DatasetLevel level,
            String type,
            String formats,
            String keywords,
            String abstractText,
            @Nullable Long recordCount,
            @Nullable LocalDate coversFrom,
            @Nullable LocalDate coversTo,
            String area,
            String method,
            String updateFrequency,
            String licence,
            String producers,
            String citation,
            String contactName,
            String contactPhone)
            implements ResourceDetails {}

    record FindingDetails(
            Common common,
            FindingType type,
            String registrationNo,
            LocalDate registeredOn,
            String keywords,
            String abstractText,
            FindingStage stage,
            int readinessLevel,
            String industry,
            String rights,
            String units,
            String people,
            TransferWay transferWay,
            String priceText,
            String partnerSought,
            String contactName,
            String contactPhone)
            implements ResourceDetails {}
}
