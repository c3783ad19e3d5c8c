package cn.pingliang.sharing.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.Properties;

/** What the portal should say, from the files that translators edit: tests hold on to keys, not to commas. */
public final class Translations {

    private static final Path FOLDER = Path.of("src/main/resources/vaadin-i18n");

    private Translations() {}

    public static String chinese(String key, Object... arguments) {
        return say("translations.properties", Locale.CHINESE, key, arguments);
    }

    public static String english(String key, Object... arguments) {
        return say("translations_en.properties", Locale.ENGLISH, key, arguments);
    }

    private static String say(String file, Locale locale, String key, Object... arguments) {
        try (var reader = Files.newBufferedReader(FOLDER.resolve(file))) {
            var texts = new Properties();
            texts.load(reader);
            var pattern = texts.getProperty(key);
            if (pattern == null) {
                throw new IllegalArgumentException(key + " is not in " + file);
            }
            return new MessageFormat(pattern, locale)
                    .format(Arrays.stream(arguments).map(String::valueOf).toArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
