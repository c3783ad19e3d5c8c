package cn.pingliang.sharing.catalogue;

import cn.pingliang.sharing.catalogue.ResourceDetails.Common;
import cn.pingliang.sharing.catalogue.ResourceDetails.DatasetDetails;
import cn.pingliang.sharing.catalogue.ResourceDetails.FacilityDetails;
import cn.pingliang.sharing.catalogue.ResourceDetails.FindingDetails;
import cn.pingliang.sharing.catalogue.ResourceDetails.InstrumentDetails;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The whole published record in the API's shape; values in 万元, prices in yuan. Phone numbers stay on the page. */
sealed interface ResourceRecord {

    static ResourceRecord of(ResourceDetails details) {
        return switch (details) {
            case InstrumentDetails instrument -> new InstrumentRecord(instrument);
            case FacilityDetails facility -> new FacilityRecord(facility);
            case DatasetDetails dataset -> new DatasetRecord(dataset);
            case FindingDetails finding -> new FindingRecord(finding);
        };
    }

    /** What all four kinds have. */
    record Shared(
            UUID id,
            ResourceKind kind,
            String number,
            String name,
            String nameEn,
            ResourceController.Institution institution,
            String summary,
            String discipline,
            boolean demo) {
        static Shared of(Common common) {
            return new Shared(
                    common.id().value(),
                    common.kind(),
                    common.number(),
                    common.name(),
                    common.nameEn(),
                    new ResourceController.Institution(common.institution().value(), common.institutionName()),
                    common.summary(),
                    common.discipline(),
                    common.demo());
        }
    }

    record InstrumentRecord(
            @JsonUnwrapped Shared shared,
            InstrumentClass instrumentClass,
            String model,
            String manufacturer,
            String country,
            BigDecimal originalValue,
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
            @Nullable BigDecimal price,
            String department,
            String address,
            String contactName)
            implements ResourceRecord {
        InstrumentRecord(InstrumentDetails it) {
            this(
                    Shared.of(it.common()),
                    new InstrumentClass(it.classCode(), it.className()),
                    it.model(),
                    it.manufacturer(),
                    it.country(),
                    it.originalValue().tenThousandYuan(),
                    it.startedOn(),
                    it.condition(),
                    it.sharingMode(),
                    it.openToBooking(),
                    it.openToSamples(),
                    it.units(),
                    it.specification(),
                    it.functions(),
                    it.userRules(),
                    it.serviceContent(),
                    it.typicalResults(),
                    it.feeText(),
                    it.priceBasis(),
                    it.price() == null ? null : it.price().yuan(),
                    it.department(),
                    it.address(),
                    it.contactName());
        }
    }

    record InstrumentClass(String code, String name) {}

    record FacilityRecord(
            @JsonUnwrapped Shared shared,
            String category,
            BigDecimal originalValue,
            @Nullable LocalDate startedOn,
            String functions,
            String supervisingBody,
            String chiefScientist,
            String operationsLead,
            String userRules,
            String feeText,
            String address,
            String contactName)
            implements ResourceRecord {
        FacilityRecord(FacilityDetails it) {
            this(
                    Shared.of(it.common()),
                    it.category(),
                    it.originalValue().tenThousandYuan(),
                    it.startedOn(),
                    it.functions(),
                    it.supervisingBody(),
                    it.chiefScientist(),
                    it.operationsLead(),
                    it.userRules(),
                    it.feeText(),
                    it.address(),
                    it.contactName());
        }
    }

    record DatasetRecord(
            @JsonUnwrapped Shared shared,
            String identifier,
            DatasetLevel level,
            String type,
            String formats,
            String keywords,
            @JsonProperty("abstract") String abstractText,
            @Nullable Long recordCount,
            @Nullable LocalDate coversFrom,
            @Nullable LocalDate coversTo,
            String area,
            String method,
            String updateFrequency,
            String licence,
            String producers,
            String citation,
            String contactName)
            implements ResourceRecord {
        DatasetRecord(DatasetDetails it) {
            this(
                    Shared.of(it.common()),
                    it.identifier(),
                    it.level(),
                    it.type(),
                    it.formats(),
                    it.keywords(),
                    it.abstractText(),
                    it.recordCount(),
                    it.coversFrom(),
                    it.coversTo(),
                    it.area(),
                    it.method(),
                    it.updateFrequency(),
                    it.licence(),
                    it.producers(),
                    it.citation(),
                    it.contactName());
        }
    }

    record FindingRecord(
            @JsonUnwrapped Shared shared,
            FindingType type,
            String registrationNo,
            LocalDate registeredOn,
            String keywords,
            @JsonProperty("abstract") String abstractText,
            FindingStage stage,
            int readinessLevel,
            String industry,
            String rights,
            String units,
            String people,
            TransferWay transferWay,
            String priceText,
            String partnerSought,
            String contactName)
            implements ResourceRecord {
        FindingRecord(FindingDetails it) {
            this(
                    Shared.of(it.common()),
                    it.type(),
                    it.registrationNo(),
                    it.registeredOn(),
                    it.keywords(),
                    it.abstractText(),
                    it.stage(),
                    it.readinessLevel(),
                    it.industry(),
                    it.rights(),
                    it.units(),
                    it.people(),
                    it.transferWay(),
                    it.priceText(),
                    it.partnerSought(),
                    it.contactName());
        }
    }
}
