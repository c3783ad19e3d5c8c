package cn.pingliang.sharing.shared.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder the embedded server keeps its files in ({@code PORTAL_HOME}), held by one portal at a time. The hold is a lock
 * of the operating system's: it ends with the process, however that dies, so a crash leaves nothing to clean up by hand.
 */
class DataFolder implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DataFolder.class);
    private static final Duration ORPHAN_STOPS_WITHIN = Duration.ofSeconds(20);

    private final Path home;
    private final FileChannel lockChannel;

    /**
     * Takes the folder, and stops a server that a killed portal left running in it.
     *
     * @throws StartRefusedException where it cannot be written, another portal holds it, or another major version made it
     */
    static DataFolder hold(Path home, String majorVersion) {
        var absolute = home.toAbsolutePath().normalize();
        var folder = new DataFolder(absolute, lock(absolute));
        try {
            folder.refuseOtherMajorVersion(majorVersion);
            folder.stopOrphan();
            return folder;
        } catch (IOException e) {
            folder.close();
            throw new StartRefusedException("home-not-writable", e, absolute);
        } catch (StartRefusedException e) {
            folder.close();
            throw e;
        }
    }

    private DataFolder(Path home, FileChannel lockChannel) {
        this.home = home;
        this.lockChannel = lockChannel;
    }

    private static FileChannel lock(Path home) {
        try {
            Files.createDirectories(home);
            var channel =
                    FileChannel.open(home.resolve("portal.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(channel).isEmpty()) {
                channel.close();
                throw new StartRefusedException("home-in-use", home);
            }
            return channel;
        } catch (IOException e) {
            throw new StartRefusedException("home-not-writable", e, home);
        }
    }

    private static Optional<FileLock> tryLock(FileChannel channel) throws IOException {
        try {
            return Optional.ofNullable(channel.tryLock());
        } catch (OverlappingFileLockException heldByThisProcess) {
            return Optional.empty();
        }
    }

    Path database() {
        return home.resolve("postgresql");
    }

    /** The server's password, made at random on the first start and readable by the portal's user only. */
    Path passwordFile() {
        return home.resolve("database.secret");
    }

    String password() {
        var file = passwordFile();
        try {
            if (!Files.exists(file)) {
                var secret = new byte[24];
                new SecureRandom().nextBytes(secret);
                var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
                Files.createFile(file, ownerOnly);
                Files.writeString(file, HexFormat.of().formatHex(secret));
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new StartRefusedException("home-not-writable", e, home);
        }
    }

    /**
     * Marks the making of a new database, and clears away one whose making was interrupted: it never held anything, and the
     * server's tools refuse to go on with it.
     */
    void beginFirstStart() throws IOException {
        var database = database();
        if (Files.exists(firstStartMarker()) && Files.exists(database)) {
            try (var files = Files.walk(database)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        if (!Files.exists(database)) {
            Files.writeString(firstStartMarker(), "");
        }
    }

    void endFirstStart() throws IOException {
        Files.deleteIfExists(firstStartMarker());
    }

    private Path firstStartMarker() {
        return home.resolve("first-start-unfinished");
    }

    private void refuseOtherMajorVersion(String ours) throws IOException {
        var versionFile = database().resolve("PG_VERSION");
        if (!Files.exists(versionFile)) {
            return;
        }
        var theirs = Files.readString(versionFile).strip();
        if (!theirs.equals(ours)) {
            throw new StartRefusedException("home-of-other-version", home, theirs, ours);
        }
    }

    /**
     * A portal that was killed leaves its server running. We hold the folder, so nobody uses that server any more: it is
     * asked to stop, and killed where it does not; PostgreSQL recovers from its log either way.
     */
    private void stopOrphan() throws IOException {
        var pidFile = database().resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        var orphan = Files.readAllLines(pidFile).stream()
                .findFirst()
                .flatMap(DataFolder::process)
                .filter(DataFolder::isPostgres);
        if (orphan.isPresent()) {
            LOG.info("Stopping the database server that an earlier portal left running in {}", home);
            stop(orphan.get());
        }
    }

    private static Optional<ProcessHandle> process(String pid) {
        return pid.strip().matches("\\d{1,18}") ? ProcessHandle.of(Long.parseLong(pid.strip())) : Optional.empty();
    }

    /** The number may since have been given to another program, which is none of our business. */
    private static boolean isPostgres(ProcessHandle process) {
        return process.info()
                .command()
                .filter(command -> Path.of(command).endsWith("postgres"))
                .isPresent();
    }

    private void stop(ProcessHandle orphan) {
        orphan.destroy();
        try {
            orphan.onExit().get(ORPHAN_STOPS_WITHIN.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException stillThere) {
            LOG.warn("The database server {} did not stop when asked and is killed", orphan.pid());
            orphan.destroyForcibly();
            orphan.onExit().join();
        } catch (ExecutionException e) {
            throw new StartRefusedException("home-in-use", e, home);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartRefusedException("home-in-use", e, home);
        }
    }

    @Override
    public void close() {
        try {
            lockChannel.close();
        } catch (IOException e) {
            LOG.warn("Could not let go of {}", home, e);
        }
    }
}
