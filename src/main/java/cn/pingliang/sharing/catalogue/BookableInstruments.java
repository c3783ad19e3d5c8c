package cn.pingliang.sharing.catalogue;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.organisation.OrganisationId;
import cn.pingliang.sharing.shared.Money;
import cn.pingliang.sharing.shared.NotFoundException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What booking, usage and review need to know of an instrument: facts published for everybody. Facilities are no instruments
 * and not found here.
 */
@Service
@Transactional(readOnly = true)
public class BookableInstruments {

    private static final String QUERY = """
            select r.id, r.name, r.name_en, r.institution_id, o.name as institution_name,
                o.name_en as institution_name_en, i.class_code, i.condition,
                i.sharing_mode, i.open_to_booking, i.open_to_samples, i.price_basis, i.price,
                array(with recursive needed (id) as (
                    select c.companion_id from instrument_companion c where c.instrument_id = i.id
                    union select c.companion_id from needed join instrument_companion c on c.instrument_id = needed.id)
                    select n.id from needed join resource n on n.id = needed.id
                    where n.id <> i.id and n.status = 'PUBLISHED' order by n.id) as companions
            from instrument i join resource r on r.id = i.id join organisation o on o.id = r.institution_id
            where\s""";

    private final JdbcClient db;

    BookableInstruments(JdbcClient db) {
        this.db = db;
    }

    /** @throws NotFoundException where there is no such published instrument */
    public BookableInstrument get(ResourceId id) {
        return db.sql(QUERY + "i.id = ? and r.status = 'PUBLISHED'")
                .param(id.value())
                .query((row, number) -> instrument(row))
                .optional()
                .orElseThrow(() -> new NotFoundException("instrument " + id));
    }

    /** Those of them that are published. */
    public List<BookableInstrument> all(Collection<ResourceId> ids) {
        return db.sql(QUERY + "i.id in (:ids) and r.status = 'PUBLISHED' order by i.id")
                .param("ids", ids.stream().map(ResourceId::value).toList())
                .query((row, number) -> instrument(row))
                .list();
    }

    /** Those of them that are published, and all that they cannot be used without. */
    public List<BookableInstrument> allWithCompanions(Collection<ResourceId> ids) {
        return db.sql(QUERY + """
                        r.status = 'PUBLISHED' and i.id in (
                            with recursive needed (id) as (
                                select unnest(cast(:ids as uuid[]))
                                union select c.companion_id from needed join instrument_companion c on c.instrument_id = needed.id)
                            select id from needed) order by i.id""")
                .param("ids", ids.stream().map(ResourceId::toString).collect(Collectors.joining(",", "{", "}")))
                .query((row, number) -> instrument(row))
                .list();
    }

    /** Those of one institution, in the order of their names. */
    public List<BookableInstrument> of(OrganisationId institution) {
        return db.sql(QUERY + "r.institution_id = ? and r.status = 'PUBLISHED' order by r.name, r.id")
                .param(institution.value())
                .query((row, number) -> instrument(row))
                .list();
    }

    /** Where samples are sent that it is to measure: address and person, as published; empty where nothing is. */
    public String whereSamplesGo(ResourceId id) {
        return db.sql("select where_samples_go(i) from instrument i where i.id = ?")
                .param(id.value())
                .query(String.class)
                .single();
    }

    /** The classes of the institution's published instruments, by code. */
    public Map<String, InstrumentClass> classesOf(OrganisationId institution) {
        return db
                .sql("""
                        select c.code, c.name, c.name_en from instrument_class c
                        where c.code in (select i.class_code from instrument i join resource r on r.id = i.id
                            where r.institution_id = ? and r.status = 'PUBLISHED')""")
                .param(institution.value())
                .query((row, number) ->
                        new InstrumentClass(row.getString("code"), row.getString("name"), row.getString("name_en")))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableMap(InstrumentClass::code, each -> each));
    }

    private static BookableInstrument instrument(ResultSet row) throws SQLException {
        return new BookableInstrument(
                new ResourceId(row.getObject("id", UUID.class)),
                row.getString("name"),
                row.getString("name_en"),
                new OrganisationId(row.getObject("institution_id", UUID.class)),
                row.getString("institution_name"),
                row.getString("institution_name_en"),
                row.getString("class_code"),
                Condition.valueOf(row.getString("condition")),
                SharingMode.valueOf(row.getString("sharing_mode")),
                row.getBoolean("open_to_booking"),
                row.getBoolean("open_to_samples"),
                PriceBasis.valueOf(row.getString("price_basis")),
                CatalogueSearch.optionalMoney(row, "price"),
                Stream.of((UUID[]) row.getArray("companions").getArray())
                        .map(ResourceId::new)
                        .toList());
    }

    /** What the instrument cannot be used without, in the order of their ids. No query where there is nothing. */
    public List<BookableInstrument> companionsOf(BookableInstrument instrument) {
        return instrument.companions().isEmpty() ? List.of() : all(instrument.companions());
    }

    /** Those set for the instrument itself, without what they need in turn. */
    public Set<ResourceId> companionsSetFor(ResourceId id) {
        return db.sql("select companion_id from instrument_companion where instrument_id = ?")
                .param(id.value())
                .query((row, number) -> new ResourceId(row.getObject("companion_id", UUID.class)))
                .set();
    }

    /** The others of its class, those of its own institution first. */
    public List<BookableInstrument> othersAlike(BookableInstrument instrument) {
        return db.sql(QUERY + """
                        i.class_code = ? and i.id <> ? and r.status = 'PUBLISHED'
                        order by r.institution_id = ? desc, r.name, r.id""")
                .params(
                        instrument.classCode(),
                        instrument.id().value(),
                        instrument.institution().value())
                .query((row, number) -> instrument(row))
                .list();
    }

    /** Whether other institutions' or other instruments of its class can be asked for through the portal. */
    public boolean hasOthersAlike(ResourceId id) {
        return db.sql("""
                        select exists (select from instrument i join resource r on r.id = i.id
                            join instrument o on o.class_code = i.class_code and o.id <> i.id
                            where o.id = ? and r.status = 'PUBLISHED' and i.sharing_mode = 'EXTERNAL'
                            and (i.open_to_booking or i.open_to_samples))""").param(id.value()).query(Boolean.class).single();
    }

    /** The instruments a manager was put in charge of. */
    public Set<ResourceId> managedBy(AccountId manager) {
        return db
                .sql("select instrument_id from instrument_manager where account_id = ?")
                .param(manager.value())
                .query(UUID.class)
                .list()
                .stream()
                .filter(Objects::nonNull)
                .map(ResourceId::new)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** In the national classification. */
    public record InstrumentClass(String code, String name, String nameEn) {}

    /** @param companions what it cannot be used without, directly or by way of another, in the order of their ids */
    public record BookableInstrument(
            ResourceId id,
            String name,
            String nameEn,
            OrganisationId institution,
            String institutionName,
            String institutionNameEn,
            String classCode,
            Condition condition,
            SharingMode sharingMode,
            boolean openToBooking,
            boolean openToSamples,
            PriceBasis priceBasis,
            @Nullable Money price,
            List<ResourceId> companions) {

        public BookableInstrument {
            companions = List.copyOf(companions);
        }

        /** Whether somebody outside its institution can ask for it through the portal. */
        public boolean isOpenToOthers() {
            return sharingMode == SharingMode.EXTERNAL && condition.isUsable() && (openToBooking || openToSamples);
        }
    }
}
