package cn.pingliang.sharing;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaEnumConstant;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The portal speaks Chinese and English, and never shows a person a key. */
class TranslationsTests {

    private static final Path FOLDER = Path.of("src/main/resources/vaadin-i18n");
    private static final Map<String, String> CHINESE = read("translations.properties");
    private static final Map<String, String> ENGLISH = read("translations_en.properties");
    private static final String SOURCES = sources();

    /** A literal that has the look of a key, perhaps the beginning of one that is put together. */
    private static final Pattern LITERAL = Pattern.compile("\"([a-z][a-z0-9-]*(?:\\.[A-Za-z0-9_-]+)+\\.?|[a-z]+\\.)\"");

    private static final Pattern FILE_NAME = Pattern.compile(".*\\.(css|ts|js|svg|png|html|sql|csv|ics|json|xml|yaml)");

    @Test
    void both_languages_have_the_same_keys() {
        assertThat(ENGLISH.keySet()).isEqualTo(CHINESE.keySet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"translations.properties", "translations_en.properties"})
    void no_key_is_given_twice(String file) {
        assertThat(keys(file)).doesNotHaveDuplicates().hasSameSizeAs(CHINESE.keySet());
    }

    @Test
    void no_text_is_blank() {
        assertThat(CHINESE).allSatisfy((key, text) -> assertThat(text).as(key).isNotBlank());
        assertThat(ENGLISH).allSatisfy((key, text) -> assertThat(text).as(key).isNotBlank());
    }

    @Test
    void the_chinese_texts_are_chinese_and_the_english_are_not() {
        assertThat(ENGLISH)
                .allSatisfy((key, text) -> assertThat(text).as(key).doesNotMatch("(?s).*[\\p{IsHan}，。；：].*"));
    }

    /** Except how numbers and days are written, which differs: 万元 here, ¥ there. */
    @Test
    void both_languages_fill_in_the_same_arguments() {
        var different = CHINESE.keySet().stream()
                .filter(key -> !key.startsWith("format."))
                .filter(key ->
                        !arguments(CHINESE, key, Locale.CHINESE).equals(arguments(ENGLISH, key, Locale.ENGLISH)));
        assertThat(different).isEmpty();
    }

    /** What comes out: numbers, where a quote left single would swallow them, and names that the browser fills in. */
    private static Set<String> arguments(Map<String, String> texts, String key, Locale locale) {
        var marks =
                IntStream.range(0, 10).mapToObj(number -> "{" + number + "}").toArray();
        var said = new MessageFormat(texts.getOrDefault(key, ""), locale).format(marks);
        return Pattern.compile("\\{[^}]*}?")
                .matcher(said)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
    }

    /** A quote left single hides what stands behind it. */
    @Test
    void no_number_of_an_argument_is_hidden_by_a_quote() {
        Stream.of(CHINESE, ENGLISH)
                .forEach(texts -> assertThat(texts.keySet().stream()
                                .filter(key -> !arguments(texts, key, Locale.ROOT)
                                        .equals(Pattern.compile("\\{[^}]*}?")
                                                .matcher(texts.getOrDefault(key, ""))
                                                .results()
                                                .map(MatchResult::group)
                                                .collect(Collectors.toSet()))))
                        .isEmpty());
    }

    @Test
    void every_key_in_the_sources_exists() {
        var families = CHINESE.keySet().stream()
                .map(key -> key.substring(0, key.indexOf('.')))
                .collect(Collectors.toSet());
        var unknown = found(LITERAL)
                .filter(literal -> families.contains(literal.substring(0, literal.indexOf('.'))))
                .filter(literal -> !FILE_NAME.matcher(literal).matches())
                .filter(literal -> !exists(literal));
        assertThat(unknown).isEmpty();
    }

    private static boolean exists(String literal) {
        return literal.endsWith(".")
                ? CHINESE.keySet().stream().anyMatch(key -> key.startsWith(literal))
                : CHINESE.containsKey(literal);
    }

    @Test
    void what_is_asked_to_be_said_exists() {
        var asked = Pattern.compile("(?:Message\\.of|getTranslation|translate|\\bsay)\\(\\s*\"([^\"]+)\"(?!\\s*\\+)");
        assertThat(found(asked)).isNotEmpty();
        assertThat(found(asked).filter(key -> !CHINESE.containsKey(key))).isEmpty();
    }

    @Test
    void every_problem_has_its_title_and_detail() {
        assertThat(found(Pattern.compile("Problem(?:\\.of)?\\(\\s*HttpStatus\\.[A-Z_]+,\\s*\"([^\"]+)\"")))
                .isNotEmpty()
                .allMatch(name -> has("problem." + name + ".title", "problem." + name + ".detail"));
        assertThat(found(Pattern.compile("\\bmalformed\\(\\s*\"([^\"]+)\"")))
                .isNotEmpty()
                .allMatch(why -> has("problem.malformed." + why));
    }

    @Test
    void every_refusal_has_its_reason_and_remedy() {
        var rules = Stream.concat(
                found(Pattern.compile("\\bRefus(?:al|ed)\\.of\\(\\s*\"([^\"]+)\"")),
                // the constants of a rule book are named by their first argument
                found(Pattern.compile("(?m)^ {4}[A-Z_]+\\(\\s*\"([a-z-]+)\",\\s*\\w+ ->")));
        assertThat(rules)
                .hasSizeGreaterThan(10)
                .allMatch(rule -> has("refusal." + rule + ".reason", "refusal." + rule + ".remedy"));
    }

    @Test
    void every_reason_not_to_start_is_told_with_its_remedy() {
        assertThat(found(Pattern.compile("new StartRefusedException\\(\\s*\"([^\"]+)\"")))
                .isNotEmpty()
                .allMatch(rule -> has("start." + rule + ".reason", "start." + rule + ".remedy"));
    }

    /** {@code "booking.status." + status} needs a text for each status there is, and so does every such beginning. */
    @Test
    void where_a_key_ends_in_a_constant_every_constant_has_its_text() {
        var enums = new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackagesOf(PortalApplication.class)
                        .stream()
                        .filter(JavaClass::isEnum)
                        .map(type -> type.getEnumConstants().stream()
                                .map(JavaEnumConstant::name)
                                .collect(Collectors.toSet()))
                        .collect(Collectors.toSet());
        var families = new TreeMap<String, Set<String>>();
        CHINESE.keySet().stream()
                .filter(key -> key.matches(".*\\.[A-Z_]+"))
                .forEach(key -> families.computeIfAbsent(
                                key.substring(0, key.lastIndexOf('.') + 1), each -> new TreeSet<>())
                        .add(key.substring(key.lastIndexOf('.') + 1)));
        assertThat(families)
                .isNotEmpty()
                .allSatisfy((beginning, constants) -> assertThat(enums)
                        .as("%s… has a text for each constant of one enum, and has %s", beginning, constants)
                        .contains(new HashSet<>(constants)));
    }

    private static boolean has(String... keys) {
        return CHINESE.keySet().containsAll(List.of(keys));
    }

    private static Stream<String> found(Pattern pattern) {
        return pattern.matcher(SOURCES)
                .results()
                .map((MatchResult match) -> match.group(1))
                .distinct()
                .sorted();
    }

    private static String sources() {
        try (var files = Files.walk(Path.of("src/main/java"))) {
            var text = new StringBuilder();
            for (var file :
                    files.filter(each -> each.toString().endsWith(".java")).toList()) {
                text.append(Files.readString(file)).append('\n');
            }
            return text.toString().replaceAll("(?s)/\\*.*?\\*/", "").replaceAll("(?m)^\\s*//.*$", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> read(String file) {
        try (var reader = Files.newBufferedReader(FOLDER.resolve(file))) {
            var properties = new Properties();
            properties.load(reader);
            return new TreeMap<>(
                    properties.stringPropertyNames().stream().collect(toMap(key -> key, properties::getProperty)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The keys as they stand in the file, repeated ones too. */
    private static List<String> keys(String file) {
        var keys = new ArrayList<String>();
        var each = new Properties() {
            private static final long serialVersionUID = 1L;

            @Override
            @SuppressWarnings("UnsynchronizedOverridesSynchronized")
            public Object put(Object key, Object value) {
                keys.add((String) key);
                return key;
            }
        };
        try {
            each.load(new StringReader(Files.readString(FOLDER.resolve(file))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return keys;
    }
}
