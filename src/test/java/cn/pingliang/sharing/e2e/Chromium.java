package cn.pingliang.sharing.e2e;

import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.CLI;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Finds the browser for the journeys: the one {@code PORTAL_CHROMIUM} names, one on the machine, else Playwright's own, else the
 * system package manager's where this user may install.
 */
final class Chromium {

    private static final List<String> USUAL = List.of(
            "/usr/bin/chromium",
            "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome",
            "/opt/google/chrome/chrome",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            "/Applications/Chromium.app/Contents/MacOS/Chromium");

    private Chromium() {}

    static BrowserType.LaunchOptions launchOptions() {
        var options = new BrowserType.LaunchOptions().setArgs(List.of("--no-sandbox", "--lang=zh-CN"));
        var found = onTheMachine();
        if (found.isPresent()) {
            return options.setExecutablePath(found.get());
        }
        if (isPlaywrightsOwnThere()) {
            return options.setEnv(Map.of());
        }
        install();
        return options.setExecutablePath(onTheMachine()
                .orElseThrow(() -> new IllegalStateException(
                        "The browser journeys need Chromium and could find, fetch or install none: install it, or name it with"
                                + " the environment variable PORTAL_CHROMIUM.")));
    }

    private static Optional<Path> onTheMachine() {
        return Stream.concat(Stream.ofNullable(System.getenv("PORTAL_CHROMIUM")), USUAL.stream())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Fetches it where it is not there yet; in a process of its own, since the tool ends its process. */
    private static boolean isPlaywrightsOwnThere() {
        return run(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                CLI.class.getName(),
                "install",
                "chromium");
    }

    private static void install() {
        if (Files.isExecutable(Path.of("/usr/bin/apt-get")) && run("apt-get", "update", "-qq")) {
            run("apt-get", "install", "-y", "-qq", "chromium", "fonts-noto-cjk");
        }
    }

    private static boolean run(String... command) {
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true);
            process.environment().remove("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD");
            var running =
                    process.redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            if (!running.waitFor(5, TimeUnit.MINUTES)) {
                running.destroyForcibly();
                return false;
            }
            return running.exitValue() == 0;
        } catch (IOException notThere) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
