package cn.pingliang.sharing.catalogue;

import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps every resource's search terms; at start-up it makes those of rows that came in without, such as demo data. */
@Component
class SearchIndex implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(SearchIndex.class);

    private final JdbcTemplate db;

    SearchIndex(JdbcTemplate db) {
        this.db = db;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        var texts = db.query(
                """
                select r.id, r.name, r.name_en, r.summary, r.discipline, r.number, o.name as institution,
                    coalesce(c.name, '') as class, coalesce(i.model, '') as model,
                    coalesce(i.manufacturer, '') as manufacturer, coalesce(i.functions, f.functions, '') as functions,
                    coalesce(d.keywords, g.keywords, '') as keywords
                from resource r join organisation o on o.id = r.institution_id
                left join instrument i on i.id = r.id left join instrument_class c on c.code = i.class_code
                left join facility f on f.id = r.id left join dataset d on d.id = r.id left join finding g on g.id = r.id
                where r.search = ''::tsvector""",
                (row, number) -> new Texts(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        List.of(
                                row.getString("name_en"),
                                row.getString("summary"),
                                row.getString("discipline"),
                                row.getString("number"),
                                row.getString("institution"),
                                row.getString("class"),
                                row.getString("model"),
                                row.getString("manufacturer"),
                                row.getString("functions"),
                                row.getString("keywords"))));
        if (texts.isEmpty()) {
            return;
        }
        db.batchUpdate("update resource set search = array_to_tsvector(?) where id = ?", texts, 100, (update, text) -> {
            var terms = SearchTerms.of(text.name(), text.others()).toArray(String[]::new);
            update.setArray(1, update.getConnection().createArrayOf("text", terms));
            update.setObject(2, text.id());
        });
        LOG.info("Indexed {} resources for search", texts.size());
    }

    private record Texts(UUID id, String name, List<String> others) {}
}
