package cn.pingliang.sharing.catalogue;

import static cn.pingliang.sharing.catalogue.CatalogueSearch.optionalMoney;

import cn.pingliang.sharing.catalogue.ResourceDetails.Common;
import cn.pingliang.sharing.catalogue.ResourceDetails.DatasetDetails;
import cn.pingliang.sharing.catalogue.ResourceDetails.FacilityDetails;
import cn.pingliang.sharing.catalogue.ResourceDetails.FindingDetails;
import cn.pingliang.sharing.catalogue.ResourceDetails.InstrumentDetails;
import cn.pingliang.sharing.organisation.OrganisationId;
import cn.pingliang.sharing.shared.Money;
import cn.pingliang.sharing.shared.NotFoundException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The published record of a resource, for everybody. Drafts do not exist here. */
@Service
@Transactional(readOnly = true)
public class PublishedResources {

    private final JdbcClient db;

    PublishedResources(JdbcClient db) {
        this.db = db;
    }

    /**
     * One query.
     *
     * @throws NotFoundException where there is no such resource, or it is not published
     */
    public ResourceDetails get(ResourceId id) {
        return db.sql("""
                        select r.*, o.name as institution_name, o.name_en as institution_name_en,
                            i.class_code, c.name as class_name, c.name_en as class_name_en, i.model, i.manufacturer,
                            i.country, i.condition, i.sharing_mode, i.open_to_booking, i.open_to_samples,
                            i.units as instrument_units, i.specification, i.service_content, i.typical_results,
                            i.price_basis, i.price, i.department,
                            f.category, f.supervising_body, f.chief_scientist, f.operations_lead,
                            coalesce(i.original_value, f.original_value) as original_value,
                            coalesce(i.started_on, f.started_on) as started_on,
                            coalesce(i.functions, f.functions) as functions,
                            coalesce(i.user_rules, f.user_rules) as user_rules,
                            coalesce(i.fee_text, f.fee_text) as fee_text,
                            coalesce(i.address, f.address) as address,
                            d.identifier, d.level, d.formats, d.record_count, d.covers_from, d.covers_to, d.area, d.method,
                            d.update_frequency, d.licence, d.producers, d.citation,
                            g.registration_no, g.registered_on, g.stage, g.readiness_level, g.industry, g.rights,
                            g.units as finding_units, g.people, g.transfer_way, g.price_text, g.partner_sought,
                            coalesce(d.type, g.type) as type, coalesce(d.keywords, g.keywords) as keywords,
                            coalesce(d.abstract, g.abstract) as abstract,
                            coalesce(i.contact_name, f.contact_name, d.contact_name, g.contact_name) as contact_name,
                            coalesce(i.contact_phone, f.contact_phone, d.contact_phone, g.contact_phone) as contact_phone
                        from resource r join organisation o on o.id = r.institution_id
                        left join instrument i on i.id = r.id left join instrument_class c on c.code = i.class_code
                        left join facility f on f.id = r.id left join dataset d on d.id = r.id
                        left join finding g on g.id = r.id
                        where r.id = ? and r.status = 'PUBLISHED'""")
                .param(id.value())
                .query((row, number) -> details(row))
                .optional()
                .orElseThrow(() -> new NotFoundException("resource " + id));
    }

    private static ResourceDetails details(ResultSet row) throws SQLException {
        var common = common(row);
        return switch (common.kind()) {
            case INSTRUMENT -> instrument(common, row);
            case FACILITY -> facility(common, row);
            case DATASET -> dataset(common, row);
            case FINDING -> finding(common, row);
        };
    }

    private static Common common(ResultSet row) throws SQLException {
        return new Common(
                new ResourceId(row.getObject("id", UUID.class)),
                ResourceKind.valueOf(row.getString("kind")),
                row.getString("number"),
                row.getString("name"),
                row.getString("name_en"),
                row.getString("summary"),
                row.getString("discipline"),
                new OrganisationId(row.getObject("institution_id", UUID.class)),
                row.getString("institution_name"),
                row.getString("institution_name_en"),
                row.getBoolean("demo"));
    }

    private static InstrumentDetails instrument(Common common, ResultSet row) throws SQLException {
        return new InstrumentDetails(
                common,
                row.getString("class_code"),
                row.getString("class_name"),
                row.getString("class_name_en"),
                row.getString("model"),
                row.getString("manufacturer"),
                row.getString("country"),
                new Money(row.getLong("original_value")),
                optionalDate(row, "started_on"),
                Condition.valueOf(row.getString("condition")),
                SharingMode.valueOf(row.getString("sharing_mode")),
                row.getBoolean("open_to_booking"),
                row.getBoolean("open_to_samples"),
                row.getInt("instrument_units"),
                row.getString("specification"),
                row.getString("functions"),
                row.getString("user_rules"),
                row.getString("service_content"),
                row.getString("typical_results"),
                row.getString("fee_text"),
                PriceBasis.valueOf(row.getString("price_basis")),
                optionalMoney(row, "price"),
                row.getString("department"),
                row.getString("address"),
                row.getString("contact_name"),
                row.getString("contact_phone"));
    }

    private static FacilityDetails facility(Common common, ResultSet row) throws SQLException {
        return new FacilityDetails(
                common,
                row.getString("category"),
                new Money(row.getLong("original_value")),
                optionalDate(row, "started_on"),
                row.getString("functions"),
                row.getString("supervising_body"),
                row.getString("chief_scientist"),
                row.getString("operations_lead"),
                row.getString("user_rules"),
                row.getString("fee_text"),
                row.getString("address"),
                row.getString("contact_name"),
                row.getString("contact_phone"));
    }

    private static DatasetDetails dataset(Common common, ResultSet row) throws SQLException {
        return new DatasetDetails(
                common,
                row.getString("identifier"),
                DatasetLevel.valueOf(row.getString("level")),
                row.getString("type"),
                row.getString("formats"),
                row.getString("keywords"),
                row.getString("abstract"),
                row.getObject("record_count", Long.class),
                optionalDate(row, "covers_from"),
                optionalDate(row, "covers_to"),
                row.getString("area"),
                row.getString("method"),
                row.getString("update_frequency"),
                row.getString("licence"),
                row.getString("producers"),
                row.getString("citation"),
                row.getString("contact_name"),
                row.getString("contact_phone"));
    }

    private static FindingDetails finding(Common common, ResultSet row) throws SQLException {
        return new FindingDetails(
                common,
                FindingType.valueOf(row.getString("type")),
                row.getString("registration_no"),
                row.getObject("registered_on", LocalDate.class),
                row.getString("keywords"),
                row.getString("abstract"),
                FindingStage.valueOf(row.getString("stage")),
                row.getInt("readiness_level"),
                row.getString("industry"),
                row.getString("rights"),
                row.getString("finding_units"),
                row.getString("people"),
                TransferWay.valueOf(row.getString("transfer_way")),
                row.getString("price_text"),
                row.getString("partner_sought"),
                row.getString("contact_name"),
                row.getString("contact_phone"));
    }

    private static @Nullable LocalDate optionalDate(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }
}
