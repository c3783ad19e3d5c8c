package cn.pingliang.sharing.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pingliang.sharing.shared.PageRequest;
import cn.pingliang.sharing.testing.Database;
import cn.pingliang.sharing.testing.PortalTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class CatalogueSearchTests {

    @Autowired
    private CatalogueSearch search;

    @Autowired
    private Database database;

    /** All texts a published demonstration resource is found by, by its name. */
    private Map<String, String> texts() {
        var texts = new HashMap<String, String>();
        database.client().sql("""
                        select r.name, concat_ws(' | ', r.name, r.name_en, r.summary, r.discipline, r.number, o.name, c.name,
                            i.model, i.manufacturer, i.functions, f.functions, d.keywords, g.keywords) as texts
                        from resource r join organisation o on o.id = r.institution_id
                        left join instrument i on i.id = r.id left join instrument_class c on c.code = i.class_code
                        left join facility f on f.id = r.id left join dataset d on d.id = r.id
                        left join finding g on g.id = r.id where r.demo and r.status = 'PUBLISHED'""").query(row -> {
            texts.put(row.getString("name"), row.getString("texts"));
        });
        return texts;
    }

    @Test
    void every_two_character_word_of_every_name_finds_all_texts_that_have_it_and_no_other() {
        var texts = texts();
        var words = new TreeSet<String>();
        for (var name : texts.keySet()) {
            var runs = Pattern.compile("\\p{IsHan}{2,}").matcher(name);
            while (runs.find()) {
                for (var i = 0; i + 2 <= runs.group().length(); i++) {
                    words.add(runs.group().substring(i, i + 2));
                }
            }
        }
        assertThat(words).hasSizeGreaterThan(200);
        var wrong = new ArrayList<String>();
        for (var word : words) {
            var expected = texts.entrySet().stream()
                    .filter(entry -> entry.getValue().contains(word))
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toSet());
            var found =
                    search.find(new CatalogueQuery(word, null, null, null), new PageRequest(0, 200)).items().stream()
                            .filter(ResourceCard::demo)
                            .map(ResourceCard::name)
                            .collect(Collectors.toSet());
            if (!found.equals(expected)) {
                wrong.add("%s finds %s, not %s".formatted(word, found, expected));
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void facets_count_what_choosing_them_would_find() {
        var query = new CatalogueQuery("测", ResourceKind.INSTRUMENT, null, null);
        var facets = search.facets(query);
        assertThat(facets.institutions())
                .isNotEmpty()
                .allSatisfy(choice -> assertThat(search.count(new CatalogueQuery(
                                "测",
                                ResourceKind.INSTRUMENT,
                                new cn.pingliang.sharing.organisation.OrganisationId(
                                        java.util.UUID.fromString(choice.value())),
                                null)))
                        .isEqualTo(choice.matches()));
        assertThat(facets.kinds())
                .allSatisfy(choice -> assertThat(
                                search.count(new CatalogueQuery("测", ResourceKind.valueOf(choice.value()), null, null)))
                        .isEqualTo(choice.matches()));
        assertThat(facets.classes())
                .isNotEmpty()
                .allSatisfy(choice -> assertThat(
                                search.count(new CatalogueQuery("测", ResourceKind.INSTRUMENT, null, choice.value())))
                        .isGreaterThanOrEqualTo(choice.matches()));
    }
}
