package cn.pingliang.sharing.review;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a row of the report stands for. */
public enum Grouping {
    INSTITUTION,
    INSTRUMENT,
    CLASS;

    /** As the API and addresses spell it. */
    public String parameter() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Grouping> of(String parameter) {
        return Stream.of(values())
                .filter(it -> it.parameter().equals(parameter))
                .findFirst();
    }
}
