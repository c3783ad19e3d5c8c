package cn.pingliang.sharing.catalogue;

import cn.pingliang.sharing.organisation.OrganisationId;
import cn.pingliang.sharing.shared.Money;
import cn.pingliang.sharing.shared.PageOf;
import cn.pingliang.sharing.shared.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds published resources, for everybody. */
@Service
@Transactional(readOnly = true)
public class CatalogueSearch {

    private final JdbcClient db;

    CatalogueSearch(JdbcClient db) {
        this.db = db;
    }

    /** The matches, those with the words in their name first, newer before older. One query. */
    public PageOf<ResourceCard> find(CatalogueQuery query, PageRequest page) {
        var total = new long[1];
        var cards = cards(query, page.size(), page.offset(), total);
        // A page beyond the end has no row to carry the total.
        return new PageOf<>(
                cards, page.page(), page.size(), cards.isEmpty() && page.page() > 0 ? count(query) : total[0]);
    }

    /** All instruments among the matches, in the same order: for who compares them with each other. One query. */
    public List<ResourceCard> instruments(CatalogueQuery query) {
        var instruments =
                new CatalogueQuery(query.text(), ResourceKind.INSTRUMENT, query.institution(), query.classCode());
        return cards(instruments, null, 0, new long[1]);
    }

    /** @param size null for all of them */
    private List<ResourceCard> cards(CatalogueQuery query, @Nullable Integer size, int offset, long[] total) {
        var filter = new Filter(query);
        var parameters = new HashMap<String, @Nullable Object>(filter.parameters);
        parameters.put("literal", query.text().strip());
        parameters.put("size", size);
        parameters.put("offset", offset);
        return db.sql("""
                        select r.id, r.kind, r.name, r.name_en, r.summary, r.demo, r.institution_id,
                            o.name as institution_name, o.name_en as institution_name_en,
                            i.class_code, c.name as class_name, c.name_en as class_name_en, i.condition, i.price_basis, i.price,
                            coalesce(i.open_to_booking and i.sharing_mode = 'EXTERNAL', false) as bookable,
                            count(*) over () as total
                        from resource r join organisation o on o.id = r.institution_id
                        left join instrument i on i.id = r.id left join instrument_class c on c.code = i.class_code
                        where %s
                        order by position(lower(:literal) in lower(r.name)) > 0 desc, r.published_at desc, r.id
                        limit cast(:size as bigint) offset :offset""".formatted(filter.condition()))
                .params(parameters)
                .query((row, number) -> {
                    total[0] = row.getLong("total");
                    return card(row);
                })
                .list();
    }

    /** How many published resources match. */
    public long count(CatalogueQuery query) {
        var filter = new Filter(query);
        return db.sql("select count(*) from resource r left join instrument i on i.id = r.id where "
                        + filter.condition())
                .params(filter.parameters)
                .query(Long.class)
                .single();
    }

    /** How many matches there would be for each choice of a facet, the other facets staying as they are. One query. */
    public Facets facets(CatalogueQuery query) {
        var byKind = new Filter(query.withoutKind());
        var byInstitution = new Filter(query.withoutInstitution());
        var byClass = new Filter(query.withoutClass());
        var parameters = new HashMap<String, Object>();
        List.of(byKind, byInstitution, byClass).forEach(filter -> parameters.putAll(filter.parameters));
        var rows = db.sql("""
                        select 'kind' as facet, r.kind as value, r.kind as label, r.kind as label_en, count(*) as matches
                        from resource r left join instrument i on i.id = r.id where %s group by r.kind
                        union all
                        select 'institution', o.id::text, o.name, o.name_en, count(*)
                        from resource r left join instrument i on i.id = r.id
                        join organisation o on o.id = r.institution_id where %s group by o.id
                        union all
                        select 'class', c.code, c.name, c.name_en, count(*)
                        from resource r join instrument i on i.id = r.id
                        join instrument_class c on c.code = i.class_code where %s group by c.code
                        order by facet, matches desc, value""".formatted(byKind.condition(), byInstitution.condition(), byClass.condition()))
                .params(parameters)
                .query((row, number) -> Map.entry(
                        row.getString("facet"),
                        new Choice(
                                row.getString("value"),
                                row.getString("label"),
                                row.getString("label_en"),
                                row.getLong("matches"))))
                .list();
        return new Facets(choices(rows, "kind"), choices(rows, "institution"), choices(rows, "class"));
    }

    private static List<Choice> choices(List<Map.Entry<String, Choice>> rows, String facet) {
        return rows.stream()
                .filter(row -> row.getKey().equals(facet))
                .map(Map.Entry::getValue)
                .toList();
    }

    private static ResourceCard card(ResultSet row) throws SQLException {
        return new ResourceCard(
                new ResourceId(row.getObject("id", UUID.class)),
                ResourceKind.valueOf(row.getString("kind")),
                row.getString("name"),
                row.getString("name_en"),
                new OrganisationId(row.getObject("institution_id", UUID.class)),
                row.getString("institution_name"),
                row.getString("institution_name_en"),
                row.getString("summary"),
                row.getString("class_code"),
                row.getString("class_name"),
                row.getString("class_name_en"),
                optional(Condition.class, row.getString("condition")),
                optional(PriceBasis.class, row.getString("price_basis")),
                optionalMoney(row, "price"),
                row.getBoolean("bookable"),
                row.getBoolean("demo"));
    }

    static <E extends Enum<E>> @Nullable E optional(Class<E> type, @Nullable String name) {
        return name == null ? null : Enum.valueOf(type, name);
    }

    static @Nullable Money optionalMoney(ResultSet row, String column) throws SQLException {
        var fen = row.getLong(column);
        return row.wasNull() ? null : new Money(fen);
    }

    /** @param value what to filter by; {@code label} is its name where it has one of its own */
    public record Choice(String value, String label, String labelEn, long matches) {}

    public record Facets(List<Choice> kinds, List<Choice> institutions, List<Choice> classes) {}

    /** The condition of a query in SQL, and its parameters. */
    private static class Filter {
        private final List<String> conditions = new ArrayList<>(List.of("r.status = 'PUBLISHED'"));
        private final Map<String, Object> parameters = new HashMap<>();

        Filter(CatalogueQuery query) {
            if (!query.text().isBlank()) {
                // A text without a letter, a digit or a character, such as "!!", finds nothing.
                SearchTerms.query(query.text())
                        .ifPresentOrElse(
                                terms -> add("r.search @@ cast(:terms as tsquery)", "terms", terms),
                                () -> conditions.add("false"));
            }
            if (query.kind() != null) {
                add("r.kind = :kind", "kind", query.kind().name());
            }
            if (query.institution() != null) {
                add(
                        "r.institution_id = :institution",
                        "institution",
                        query.institution().value());
            }
            if (query.classCode() != null) {
                add("i.class_code like :class || '%'", "class", query.classCode());
            }
        }

        private void add(String condition, String parameter, Object value) {
            conditions.add(condition);
            parameters.put(parameter, value);
        }

        String condition() {
            return String.join(" and ", conditions);
        }
    }
}
