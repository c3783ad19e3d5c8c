package cn.pingliang.sharing.shared.live;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/**
 * A node's one connection that listens. Its own, since a pool's connection would be handed to others; when the server drops
 * it, it comes back, more patiently each time, and says that something may have been missed.
 */
class ListeningConnection {

    static final String CHANNEL = "portal_changes";

    private static final Logger LOG = LoggerFactory.getLogger(ListeningConnection.class);
    private static final String BETWEEN = " ";
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Duration FIRST_WAIT = Duration.ofMillis(250);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    /** How long nothing may arrive before the line itself is tried, since a cut cable says nothing. */
    private static final Duration SILENCE = Duration.ofSeconds(30);

    private static final Duration ANSWER = Duration.ofSeconds(5);

    private final JdbcConnectionDetails database;
    private final Consumer<Set<UUID>> changes;
    private final Runnable missed;
    private final CountDownLatch end = new CountDownLatch(1);
    private volatile @Nullable Connection open;
    private volatile @Nullable Thread thread;

    /** @param missed told after a connection that was lost is back */
    ListeningConnection(JdbcConnectionDetails database, Consumer<Set<UUID>> changes, Runnable missed) {
        this.database = database;
        this.changes = changes;
        this.missed = missed;
    }

    static String payload(Collection<UUID> subjects) {
        return subjects.stream().map(UUID::toString).collect(joining(BETWEEN));
    }

    void start() {
        thread = Thread.ofVirtual().name("changes").start(this::listenUntilTheEnd);
    }

    void stop() {
        end.countDown();
        var running = thread;
        try {
            hangUp();
            if (running != null) {
                running.join(ANSWER);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        thread = null;
    }

    boolean isRunning() {
        var running = thread;
        return running != null && running.isAlive();
    }

    boolean isListening() {
        return open != null;
    }

    int backend() {
        var connection = open;
        try {
            return connection == null
                    ? 0
                    : connection.unwrap(PGConnection.class).getBackendPID();
        } catch (SQLException e) {
            return 0;
        }
    }

    private void listenUntilTheEnd() {
        var wait = FIRST_WAIT;
        var lost = false;
        while (end.getCount() > 0) {
            try (var connection = connect()) {
                open = connection;
                if (lost) {
                    LOG.info("Listening for changes again; open pages are read anew.");
                    missed.run();
                }
                wait = FIRST_WAIT;
                listen(connection);
            } catch (SQLException e) {
                open = null;
                lost = true;
                wait = pause(wait, e);
            }
        }
    }

    private Connection connect() throws SQLException {
        var properties = new Properties();
        setIfKnown(properties, "user", database.getUsername());
        setIfKnown(properties, "password", database.getPassword());
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("ApplicationName", "portal changes");
        var connection = DriverManager.getConnection(database.getJdbcUrl(), properties);
        try (var listen = connection.createStatement()) {
            listen.execute("listen " + CHANNEL);
        }
        return connection;
    }

    private static void setIfKnown(Properties properties, String name, @Nullable String value) {
        if (value != null) {
            properties.setProperty(name, value);
        }
    }

    private void listen(Connection connection) throws SQLException {
        var line = connection.unwrap(PGConnection.class);
        while (end.getCount() > 0) {
            var notifications = line.getNotifications(Math.toIntExact(SILENCE.toMillis()));
            if (notifications != null && notifications.length > 0) {
                tell(subjects(notifications));
            } else if (!connection.isValid(Math.toIntExact(ANSWER.toSeconds()))) {
                throw new SQLException("the database no longer answers");
            }
        }
    }

    private void tell(Set<UUID> subjects) {
        if (!subjects.isEmpty()) {
            changes.accept(subjects);
        }
    }

    /** Whoever may connect to the database may notify; what is no list of ids is not from us. */
    private static Set<UUID> subjects(PGNotification[] notifications) {
        return Stream.of(notifications)
                .flatMap(notification -> Stream.of(notification.getParameter().split(BETWEEN, -1)))
                .filter(ID.asMatchPredicate())
                .map(UUID::fromString)
                .collect(toUnmodifiableSet());
    }

    /** @return how long to wait the next time */
    private Duration pause(Duration wait, SQLException cause) {
        if (end.getCount() == 0) {
            return wait;
        }
        LOG.warn(
                "Changes that others make do not reach open pages for now; listening again in {} ms: {}",
                wait.toMillis(),
                cause.getMessage());
        try {
            end.await(wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            end.countDown();
            Thread.currentThread().interrupt();
        }
        var doubled = wait.multipliedBy(2);
        return doubled.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : doubled;
    }

    private void hangUp() {
        var connection = open;
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException e) {
                LOG.debug("The listening connection was gone already.", e);
            }
        }
    }
}
