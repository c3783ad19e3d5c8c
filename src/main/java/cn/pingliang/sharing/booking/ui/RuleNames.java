package cn.pingliang.sharing.booking.ui;

import com.vaadin.flow.i18n.I18NProvider;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rules by their names in refusals, in words: all quotas are one, and all that companions ask for. */
final class RuleNames {

    private RuleNames() {}

    /** @return null where there are none */
    static @Nullable String of(List<String> rules) {
        return rules.isEmpty()
                ? null
                : rules.stream()
                        .map(RuleNames::family)
                        .distinct()
                        .map(family -> I18NProvider.translate("exception.rule." + family))
                        .collect(Collectors.joining(I18NProvider.translate("exception.rule.and")));
    }

    private static String family(String rule) {
        return rule.startsWith("quota-") ? "quota" : rule.startsWith("companion-") ? "companion" : rule;
    }
}
