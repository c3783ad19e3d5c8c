package cn.pingliang.sharing.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import net.sourceforge.pinyin4j.PinyinHelper;

/**
 * What a text is found by, and what a query looks for. Chinese has no spaces between words, so every two neighbouring
 * characters are a term, and every single one; Latin words are found by their beginnings, Chinese names also by the first
 * letters of their pinyin ({@code yxsp} finds 液相色谱). Kept in a {@code tsvector} made here, since PostgreSQL's own parsers know no
 * Chinese (src/docs/decisions/0004-chinese-search.md).
 */
final class SearchTerms {

    private static final Pattern RUNS = Pattern.compile("\\p{IsHan}+|[\\p{IsLatin}\\p{IsGreek}\\p{Nd}]+");

    private SearchTerms() {}

    /** The terms a resource is found by. Pinyin of the name only: that is what people abbreviate. */
    static Set<String> of(String name, List<String> otherTexts) {
        var terms = new LinkedHashSet<String>();
        runs(name).forEach(run -> {
            addTerms(run, terms);
            addInitials(run, terms);
        });
        otherTexts.forEach(text -> runs(text).forEach(run -> addTerms(run, terms)));
        return terms;
    }

    /** The query as a {@code tsquery}; empty where the text holds nothing to look for. */
    static Optional<String> query(String text) {
        var conditions = runs(text).stream().map(SearchTerms::condition).toList();
        return conditions.isEmpty() ? Optional.empty() : Optional.of(String.join(" & ", conditions));
    }

    private static String condition(String run) {
        if (!isHan(run)) {
            return "('w" + run + "':* | 'p" + run + "':*)";
        }
        var terms = new LinkedHashSet<String>();
        if (run.codePointCount(0, run.length()) == 1) {
            terms.add(run);
        } else {
            addBigrams(run, terms);
        }
        return terms.stream()
                .map(term -> "'" + term + "'")
                .reduce((left, right) -> left + " & " + right)
                .orElseThrow();
    }

    private static List<String> runs(String text) {
        var runs = new ArrayList<String>();
        var matcher = RUNS.matcher(java.text.Normalizer.normalize(text, java.text.Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT));
        while (matcher.find()) {
            runs.add(matcher.group());
        }
        return runs;
    }

    private static boolean isHan(String run) {
        return Character.UnicodeScript.of(run.codePointAt(0)) == Character.UnicodeScript.HAN;
    }

    private static void addTerms(String run, Set<String> terms) {
        if (isHan(run)) {
            run.codePoints().mapToObj(Character::toString).forEach(terms::add);
            addBigrams(run, terms);
        } else {
            terms.add("w" + run);
        }
    }

    private static void addBigrams(String run, Set<String> terms) {
        var characters = run.codePoints().toArray();
        for (var i = 0; i + 1 < characters.length; i++) {
            terms.add(Character.toString(characters[i]) + Character.toString(characters[i + 1]));
        }
    }

    /** The initials from every character on, so that the beginning of any word in the name finds it. */
    private static void addInitials(String run, Set<String> terms) {
        if (!isHan(run)) {
            return;
        }
        var initials = new StringBuilder();
        run.codePoints().forEach(character -> initials.append(initial(character)));
        for (var i = 0; i + 1 < initials.length(); i++) {
            terms.add("p" + initials.substring(i));
        }
    }

    /** Of a character with several readings the first; characters beyond the table stand as a gap. */
    private static char initial(int character) {
        var readings =
                Character.isBmpCodePoint(character) ? PinyinHelper.toHanyuPinyinStringArray((char) character) : null;
        return readings == null || readings.length == 0 ? '_' : readings[0].charAt(0);
    }
}
