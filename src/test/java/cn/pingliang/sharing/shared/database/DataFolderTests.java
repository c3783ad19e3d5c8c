package cn.pingliang.sharing.shared.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

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
                    .isEqualTo("数据目录 %s 正被另一个运行中的平台使用,平台没有启动。\n请先停止另一个平台,或用环境变量 PORTAL_HOME 指定另一个目录。".formatted(home));
            assertThat(refusal(home, Locale.ENGLISH))
                    .startsWith("The data folder %s is in use by another running portal".formatted(home));
        }
        assertThat(refusal(home)).startsWith("taken");
    }

    @Test
    void a_folder_that_cannot_be_written_is_refused() throws IOException {
        var file = Files.createFile(temporary.resolve("file"));
        assertThat(refusal(file.resolve("home"))).startsWith("数据目录 %s 不能写入,平台没有启动。".formatted(file.resolve("home")));
        assertThat(refusal(file)).contains("不能写入");
    }

    @ParameterizedTest
    @ValueSource(strings = {"15", "17\n", "19", "9.6"})
    void a_folder_of_another_major_version_is_refused_and_let_go(String version) throws IOException {
        var database = Files.createDirectories(temporary.resolve("postgresql"));
        Files.writeString(database.resolve("PG_VERSION"), version);
        assertThat(refusal(temporary))
                .startsWith("数据目录 %s 由 PostgreSQL %s 建立,而本平台自带 PostgreSQL 18,平台没有启动。"
                        .formatted(temporary, version.strip()));
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
