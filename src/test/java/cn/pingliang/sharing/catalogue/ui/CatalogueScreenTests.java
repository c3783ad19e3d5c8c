package cn.pingliang.sharing.catalogue.ui;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pingliang.sharing.catalogue.CatalogueQuery;
import cn.pingliang.sharing.catalogue.CatalogueSearch;
import cn.pingliang.sharing.catalogue.ResourceKind;
import cn.pingliang.sharing.organisation.OrganisationId;
import cn.pingliang.sharing.shared.PageRequest;
import cn.pingliang.sharing.testing.Demo;
import cn.pingliang.sharing.testing.PortalTest;
import cn.pingliang.sharing.testing.Screens;
import cn.pingliang.sharing.testing.Visitor;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class CatalogueScreenTests {

    private static final String LC_MS = "液相色谱-串联质谱联用仪";

    @Autowired
    private Screens screens;

    @Autowired
    private CatalogueSearch search;

    @Test
    void the_first_page_shows_the_four_kinds_with_how_many_there_are_and_what_is_free_soon() {
        var visitor = screens.visitor();
        var kinds = search.facets(CatalogueQuery.EVERYTHING).kinds();
        assertThat(kinds).hasSize(4);
        assertThat(visitor.texts("door"))
                .hasSize(4)
                .allSatisfy(door -> assertThat(door.lines())
                        .contains(kinds.stream()
                                .filter(kind -> door.startsWith(Names.of(ResourceKind.valueOf(kind.value()))))
                                .map(kind -> "%,d".formatted(kind.matches()))
                                .findFirst()
                                .orElseThrow()));
        visitor.sees("本月对外服务机时", "很快就有空", "三步用上");
        // A number is only told where every instrument was looked at; other tests may have made more than that.
        var instruments = search.count(new CatalogueQuery("", ResourceKind.INSTRUMENT, null, null));
        assertThat(visitor.text().contains("今天还有空")).isEqualTo(instruments <= PageRequest.LARGEST);
    }

    @Test
    void a_two_character_word_typed_into_the_box_finds_what_has_it_in_its_name() {
        var visitor = screens.visitor().fill("搜索目录", "质谱");
        assertThat(decoded(visitor)).isEqualTo("?q=质谱");
        assertThat(visitor.texts("resource-card")).hasSize(4);
        visitor.sees(LC_MS, "气相色谱-质谱联用仪", "电感耦合等离子体质谱仪", "找到 4 项");
    }

    @Test
    void initials_of_pinyin_and_single_characters_find_too() {
        screens.visitor().open("?q=yxsp").sees(LC_MS, "高效液相色谱仪");
        screens.visitor().open("?q=谱").sees(LC_MS);
    }

    @Test
    void each_choice_of_a_facet_says_how_many_it_leaves_and_is_in_the_address() {
        var visitor = screens.visitor().open("?q=质谱");
        var facets = search.facets(new CatalogueQuery("质谱", null, null, null));
        for (var institution : facets.institutions()) {
            assertThat(visitor.texts("facet"))
                    .anySatisfy(
                            facet -> assertThat(facet).contains(institution.label() + "\n" + institution.matches()));
        }
        visitor.follow("甘肃医学院");
        assertThat(decoded(visitor)).contains("q=质谱", "institution=" + Demo.MEDICAL_COLLEGE_ID);
        visitor.sees("找到 2 项").doesNotSee("电感耦合等离子体质谱仪");
        visitor.follow("仪器");
        assertThat(decoded(visitor)).contains("kind=INSTRUMENT", "institution=", "q=质谱");
        visitor.sees("找到 1 项", LC_MS);
        // A second press takes a filter back.
        visitor.follow("甘肃医学院");
        assertThat(decoded(visitor)).contains("kind=INSTRUMENT").doesNotContain("institution");
        visitor.sees("找到 3 项");
    }

    @Test
    void an_address_with_filters_shows_the_same_when_it_is_opened_by_somebody_else() {
        var query =
                new CatalogueQuery("", ResourceKind.DATASET, new OrganisationId(Demo.AGRICULTURAL_ACADEMY_ID), null);
        screens.visitor()
                .open("?kind=DATASET&institution=" + Demo.AGRICULTURAL_ACADEMY_ID)
                .sees("找到 " + search.count(query) + " 项", "平凉市农业科学院");
    }

    @Test
    void who_finds_nothing_is_told_what_to_try() {
        var visitor = screens.visitor().open("?q=量子纠缠引力");
        visitor.sees("没有找到「量子纠缠引力」", "换个说法试试", "质谱", "小麦", "显微");
        visitor.follow("小麦");
        assertThat(decoded(visitor)).isEqualTo("?q=小麦");
        assertThat(visitor.texts("resource-card")).isNotEmpty();
    }

    @Test
    void where_only_the_filters_stand_in_the_way_they_can_be_taken_away_at_once() {
        var visitor = screens.visitor().open("?q=小麦&kind=FACILITY&institution=" + Demo.VOCATIONAL_COLLEGE_ID);
        visitor.sees("在这些筛选里没有找到").follow("去掉全部筛选");
        assertThat(decoded(visitor)).isEqualTo("?q=小麦");
        assertThat(visitor.texts("resource-card")).isNotEmpty();
    }

    @Test
    void what_cannot_be_read_in_an_address_is_passed_over() {
        var visitor = screens.visitor().open("?kind=ROCKET&institution=nonsense&class=xx&page=-1");
        assertThat(visitor.screen()).isEqualTo(CatalogueView.class);
        visitor.sees("很快就有空");
    }

    @Test
    void pages_are_in_the_address_and_one_beyond_the_end_helps() {
        var visitor = screens.visitor().open("?kind=INSTRUMENT").follow("下一页");
        assertThat(decoded(visitor)).contains("kind=INSTRUMENT", "page=2");
        visitor.sees("第 2 页");
        visitor.open("?kind=INSTRUMENT&page=4000");
        assertThat(visitor.screen()).isEqualTo(CatalogueView.class);
    }

    private static String decoded(Visitor visitor) {
        return URLDecoder.decode(visitor.address(), StandardCharsets.UTF_8);
    }
}
