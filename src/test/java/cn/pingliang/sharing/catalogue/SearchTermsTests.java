package cn.pingliang.sharing.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a text is found by; that PostgreSQL reads the queries the same way is shown by {@link CatalogueSearchTests}. */
class SearchTermsTests {

    @Test
    void every_two_neighbouring_characters_and_every_single_one_are_terms() {
        assertThat(SearchTerms.of("质谱仪", List.of()))
                .contains("质谱", "谱仪", "质", "谱", "仪")
                .doesNotContain("质仪");
    }

    @Test
    void a_name_is_found_by_the_initials_of_its_pinyin_from_any_character_on() {
        assertThat(SearchTerms.of("液相色谱", List.of())).contains("pyxsp", "pxsp", "psp");
    }

    @Test
    void other_texts_than_the_name_are_not_found_by_pinyin() {
        assertThat(SearchTerms.of("天平", List.of("液相色谱"))).contains("液相", "色谱").doesNotContain("pyxsp");
    }

    @Test
    void words_do_not_reach_across_signs_or_other_scripts() {
        assertThat(SearchTerms.of("液相-质谱", List.of("离心机,显微镜"))).doesNotContain("相质", "机显");
        assertThat(SearchTerms.of("荧光PCR仪", List.of()))
                .contains("荧光", "wpcr", "仪")
                .doesNotContain("光仪");
    }

    @ParameterizedTest
    @CsvSource({
        "质谱, '''质谱'''",
        "谱, '''谱'''",
        "质谱仪, '''质谱'' & ''谱仪'''",
        "LC-MS, '(''wlc'':* | ''plc'':*) & (''wms'':* | ''pms'':*)'",
        "ＰＣＲ, '(''wpcr'':* | ''ppcr'':*)'",
    })
    void a_query_asks_for_all_of_its_terms_and_latin_words_by_their_beginning(String text, String query) {
        assertThat(SearchTerms.query(text)).hasValue(query);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "!!", "'", "\\", ":*", "()&|", "——。、"})
    void a_query_without_a_letter_digit_or_character_asks_for_nothing(String text) {
        assertThat(SearchTerms.query(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"质'谱", "质\\谱", "a' | 'b", "a:* & !b", "<->", "x\u0000y", "'; drop table resource; --"})
    void no_sign_of_the_query_language_gets_through(String text) {
        assertThat(SearchTerms.query(text).orElse(""))
                .doesNotContain("\\", "!", "<", ";", "\u0000")
                .matches("(\\(?'[\\p{L}\\p{N}]+'(:\\*)?\\)?( [&|] )?)*");
    }

    @Test
    void characters_beyond_the_basic_plane_are_whole_characters() {
        assertThat(SearchTerms.of("𠮷田", List.of())).contains("𠮷", "𠮷田", "田");
        assertThat(SearchTerms.query("𠮷")).hasValue("'𠮷'");
    }
}
