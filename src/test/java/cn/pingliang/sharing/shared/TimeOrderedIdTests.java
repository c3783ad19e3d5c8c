package cn.pingliang.sharing.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeOrderedIdTests {

    @Test
    void later_ids_sort_behind_earlier_ones() {
        var ids = Stream.generate(TimeOrderedId::next)
                .limit(1000)
                .map(Object::toString)
                .toList();
        assertThat(ids).isSorted().doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7", "1-1-1-1-1", "not-an-id", "00000000-0000-7000-8000-00000000010g"})
    void what_cannot_be_an_id_is_an_unknown_id_and_no_error(String text) {
        assertThat(TimeOrderedId.parse(text)).isEmpty();
    }
}
