package cn.pingliang.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/** A screen is a table of contents; what grows is split at what belongs together. */
class ScreenSizeTests {

    private static final int MOST_LINES = 200;

    @Test
    void no_class_of_a_screen_has_more_than_200_lines() throws IOException {
        var tooLong = new ArrayList<String>();
        try (var files = Files.walk(Path.of("src/main/java"))) {
            for (var file : files.filter(ScreenSizeTests::isOfAScreen).toList()) {
                var lines = Files.readAllLines(file).size();
                if (lines > MOST_LINES) {
                    tooLong.add(file + " has " + lines);
                }
            }
        }
        assertThat(tooLong).isEmpty();
    }

    private static boolean isOfAScreen(Path file) {
        var folder = String.valueOf(file.getParent());
        return file.toString().endsWith(".java") && (folder.endsWith("/ui") || folder.endsWith("/shell"));
    }
}
