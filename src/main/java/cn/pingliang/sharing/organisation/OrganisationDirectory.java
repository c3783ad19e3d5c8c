package cn.pingliang.sharing.organisation;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The organisations by name, for everybody: names of institutions and enterprises in good standing are public. */
@Service
@Transactional(readOnly = true)
public class OrganisationDirectory {

    private final JdbcClient db;

    OrganisationDirectory(JdbcClient db) {
        this.db = db;
    }

    /** The institutions that own resources, in the order of their names. */
    public List<Named> institutions() {
        return db.sql("select id, name, name_en from organisation where kind = 'INSTITUTION' order by created_at, name")
                .query(OrganisationDirectory::named)
                .list();
    }

    public Map<OrganisationId, Named> named(Collection<OrganisationId> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return db
                .sql("select id, name, name_en from organisation where id in (:ids)")
                .param("ids", ids.stream().map(OrganisationId::value).toList())
                .query(OrganisationDirectory::named)
                .list()
                .stream()
                .collect(Collectors.toMap(Named::id, each -> each));
    }

    /** Those whose people can book: the institutions, and the enterprises whose identity was verified. */
    public List<Booker> bookers() {
        return db.sql("""
                        select id, name, name_en, kind from organisation
                        where kind = 'INSTITUTION' or kind = 'ENTERPRISE' and verified_at is not null
                        order by kind desc, name""")
                .query((row, number) -> new Booker(
                        new OrganisationId(row.getObject("id", UUID.class)),
                        row.getString("name"),
                        row.getString("name_en"),
                        OrganisationKind.valueOf(row.getString("kind"))))
                .list();
    }

    private static Named named(java.sql.ResultSet row, int number) throws java.sql.SQLException {
        return new Named(
                new OrganisationId(row.getObject("id", UUID.class)), row.getString("name"), row.getString("name_en"));
    }

    public record Named(OrganisationId id, String name, String nameEn) {}

    public record Booker(OrganisationId id, String name, String nameEn, OrganisationKind kind) {}
}
