package cn.pingliang.sharing.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Where the portal under test is: a free port, and a fresh folder below {@code target}. */
public final class TestPortal implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final Path HOMES = Path.of("target", "portals");
    private static final int PORT = freePort();

    /** Where the portal brings its mails; a test that wants them starts a {@link MailServer} there. */
    static final int MAIL_PORT = freePort();

    /** The address of the portal that all tests share. */
    public static URI address() {
        return URI.create("http://localhost:" + PORT);
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "test-portal",
                        Map.of(
                                "server.port",
                                PORT,
                                "portal.base-url",
                                address().toString(),
                                "portal.home",
                                freshHome().toString(),
                                "portal.jobs",
                                false,
                                "spring.mail.host",
                                "localhost",
                                "spring.mail.port",
                                MAIL_PORT,
                                "portal.outbound.allow-loopback",
                                true,
                                "spring.main.banner-mode",
                                "off")));
    }

    /** A free port of this machine; nobody promises that it stays free. */
    public static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A data folder that did not exist before; those of earlier runs go. */
    public static Path freshHome() {
        try {
            Files.createDirectories(HOMES);
            try (var earlier = Files.list(HOMES)) {
                for (var home : earlier.filter(TestPortal::isLeft).toList()) {
                    delete(home);
                }
            }
            return Files.createTempDirectory(HOMES, "portal-").toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Nobody holds its lock, and no server was left running in it. */
    private static boolean isLeft(Path home) {
        var lock = home.resolve("portal.lock");
        if (!Files.exists(lock) || Files.exists(home.resolve("postgresql/postmaster.pid"))) {
            return false;
        }
        try (var channel = FileChannel.open(lock, StandardOpenOption.WRITE);
                var held = channel.tryLock()) {
            return held != null;
        } catch (IOException | IllegalStateException heldByThisProcess) {
            return false;
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
