package cn.pingliang.sharing.testing;

import cn.pingliang.sharing.PortalApplication;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The portal as an operator starts it: a process of its own, that can be killed. */
public final class PortalProcess implements AutoCloseable {

    private final Process process;
    private final Path home;
    private final int port;
    private final Path log;

    private PortalProcess(Process process, Path home, int port, Path log) {
        this.process = process;
        this.home = home;
        this.port = port;
        this.log = log;
    }

    /** Starts the portal in demo mode; {@link #awaitUp()} tells when it answers. */
    public static PortalProcess start(Path home, int port) {
        return start(home, port, "zh", Map.of());
    }

    /** @param language of the operator's terminal */
    public static PortalProcess start(Path home, int port, String language, Map<String, String> environment) {
        try {
            var folder = Files.createTempDirectory(
                    Files.createDirectories(Path.of("target", "processes").toAbsolutePath()), "portal-");
            var log = folder.resolve("portal.log");
            var arguments = folder.resolve("arguments");
            Files.writeString(arguments, "-cp \"" + classPath() + "\"");
            var builder = new ProcessBuilder(List.of(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "@" + arguments,
                            "-Xmx768m",
                            "-XX:TieredStopAtLevel=1",
                            "--enable-native-access=ALL-UNNAMED",
                            "--sun-misc-unsafe-memory-access=allow",
                            "-Duser.language=" + language,
                            "-Dstdout.encoding=UTF-8",
                            "-Dstderr.encoding=UTF-8",
                            PortalApplication.class.getName()))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment()
                    .putAll(Map.of(
                            "PORTAL_HOME", home.toString(),
                            "PORT", Integer.toString(port),
                            "SPRING_PROFILES_ACTIVE", "demo"));
            builder.environment().putAll(environment);
            return new PortalProcess(builder.start(), home, port, log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the jar would bring: everything but the tests themselves. */
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes") && !entry.endsWith("test-classes" + File.separator))
                .collect(Collectors.joining(File.pathSeparator));
    }

    public URI address() {
        return URI.create("http://localhost:" + port);
    }

    /** Returns when the portal answers; it has two minutes. */
    public PortalProcess awaitUp() {
        var deadline = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        while (System.nanoTime() < deadline) {
            if (!process.isAlive()) {
                throw new IllegalStateException("the portal ended with " + process.exitValue() + ":\n" + output());
            }
            if (answers()) {
                return this;
            }
            pause();
        }
        throw new IllegalStateException("the portal does not answer:\n" + output());
    }

    private boolean answers() {
        try {
            return Api.at(address()).get("//actuator/health/readiness").status() == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The exit status, of a portal that ends by itself within a minute. */
    public int awaitExit() {
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the portal goes on running:\n" + output());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** {@code kill -9} of the portal alone; its database server stays behind as an orphan. */
    public void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** {@code kill -9} of the portal and of its database server, all at once. */
    public void killAll() {
        var server = databaseServer();
        process.destroyForcibly();
        server.ifPresent(postmaster -> {
            var children = postmaster.descendants().toList();
            postmaster.destroyForcibly();
            children.forEach(ProcessHandle::destroyForcibly);
            postmaster.onExit().join();
        });
        process.onExit().join();
    }

    /** The database server that runs in the home, if one does. */
    public Optional<ProcessHandle> databaseServer() {
        return pidFile()
                .flatMap(lines ->
                        ProcessHandle.of(Long.parseLong(lines.getFirst().strip())))
                .filter(ProcessHandle::isAlive);
    }

    private Optional<List<String>> pidFile() {
        var file = home.resolve("postgresql/postmaster.pid");
        try {
            return Files.exists(file) ? Optional.of(Files.readAllLines(file)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the database is, as {@code SPRING_DATASOURCE_URL} would name it. */
    public String databaseUrl() {
        // the fourth line is the port
        return "jdbc:postgresql://127.0.0.1:%s/sharing"
                .formatted(pidFile().orElseThrow().get(3).strip());
    }

    public String databasePassword() {
        try {
            return Files.readString(home.resolve("database.secret")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The number that the query counts. */
    public long count(String query) {
        try (Connection connection = DriverManager.getConnection(databaseUrl(), "sharing", databasePassword());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the operator sees. */
    public String output() {
        try {
            return Files.readString(log, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stops it, and whatever it left behind. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        stopServer(databaseServer().orElse(null));
    }

    private static void stopServer(@Nullable ProcessHandle orphan) {
        if (orphan != null) {
            orphan.destroy();
            orphan.onExit().completeOnTimeout(orphan, 20, TimeUnit.SECONDS).join();
        }
    }
}
