package cn.pingliang.sharing.shared.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.pingliang.sharing.testing.Translations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The folder of the portal's own database, and the clear words where it cannot be had. */
class DataFolderTests {

    private static final Locale MACHINE = Locale.getDefault();

    @TempDir
    private Path temporary = Path.of("");

    @AfterEach
    void restore() {
        Locale.setDefault(MACHINE);
    }

    private static String refusal(Path home) {
        return refusal(home, Locale.CHINESE);
    }

    /** What the operator reads when the folder is refused. */
    private static String refusal(Path home, Locale language) {
        Locale.setDefault(language);
        try (var folder = DataFolder.hold(home, "18")) {
            return "taken " + folder.database();
        } catch (StartRefusedException e) {
            var analysis = new StartRefusedAnalyzer().analyze(e, e);
            return analysis.getDescription() + "\n" + analysis.getAction();
        }
    }

    @Test
    void a_folder_is_held_by_one_portal_at_a_time() {
        var home = temporary.resolve("home");
        try (var first = DataFolder.hold(home, "18")) {
            assertThat(first.database()).startsWithRaw(home);
            assertThat(refusal(home))
                    .isEqualTo(Translations.chinese("start.home-in-use.reason", home) + "\n"
                            + Translations.chinese("start.home-in-use.remedy", home));
            assertThat(refusal(home, Locale.ENGLISH))
                    .startsWith(Translations.english("start.home-in-use.reason", home));
        }
        assertThat(refusal(home)).startsWith("taken");
    }

    @Test
    void a_folder_that_cannot_be_written_is_refused() throws IOException {
        var file = Files.createFile(temporary.resolve("file"));
        for (var home : new Path[] {file, file.resolve("home")}) {
            assertThat(refusal(home)).startsWith(Translations.chinese("start.home-not-writable.reason", home));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"15", "17\n", "19", "9.6"})
    void a_folder_of_another_major_version_is_refused_and_let_go(String version) throws IOException {
        var database = Files.createDirectories(temporary.resolve("postgresql"));
        Files.writeString(database.resolve("PG_VERSION"), version);
        assertThat(refusal(temporary))
                .startsWith(Translations.chinese("start.home-of-other-version.reason", temporary, version.strip(), 18));
        Files.writeString(database.resolve("PG_VERSION"), "18\n");
        assertThat(refusal(temporary)).startsWith("taken");
    }

    @Test
    void a_process_that_is_no_database_server_is_left_alone_whatever_the_folder_says() throws IOException {
        var database = Files.createDirectories(temporary.resolve("postgresql"));
        // the number of a killed server, given since to this very process
        Files.writeString(
                database.resolve("postmaster.pid"), ProcessHandle.current().pid() + "\n");
        assertThat(refusal(temporary)).startsWith("taken");
        for (var nonsense : new String[] {"", "no number", "-1", "0", "99999999999999999"}) {
            Files.writeString(database.resolve("postmaster.pid"), nonsense);
            assertThat(refusal(temporary)).startsWith("taken");
        }
    }

    @Test
    void the_password_is_made_once_and_readable_by_nobody_else() throws IOException {
        try (var folder = DataFolder.hold(temporary, "18")) {
            var password = folder.password();
            assertThat(password).hasSize(48).matches("[0-9a-f]+");
            assertThat(folder.password()).isEqualTo(password);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.passwordFile())))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void a_database_whose_making_was_interrupted_is_made_anew_and_no_other() throws IOException {
        try (var folder = DataFolder.hold(temporary, "18")) {
            folder.beginFirstStart();
            Files.createDirectories(folder.database().resolve("base"));
            Files.writeString(folder.database().resolve("base/1"), "half");
        }
        try (var again = DataFolder.hold(temporary, "18")) {
            again.beginFirstStart();
            assertThat(again.database()).doesNotExist();
            Files.createDirectories(again.database());
            again.endFirstStart();
        }
        try (var third = DataFolder.hold(temporary, "18")) {
            third.beginFirstStart();
            assertThat(third.database()).as("what was finished is kept").isDirectory();
        }
    }

    @Test
    void a_refusal_is_never_an_unexplained_exception() {
        assertThatExceptionOfType(StartRefusedException.class)
                .isThrownBy(() -> DataFolder.hold(Path.of("/dev/null/portal"), "18"))
                .satisfies(e -> assertThat(e.reason().key()).isEqualTo("start.home-not-writable.reason"));
    }
}
