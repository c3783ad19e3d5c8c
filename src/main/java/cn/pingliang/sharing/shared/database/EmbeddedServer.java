package cn.pingliang.sharing.shared.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/**
 * The PostgreSQL that the portal brings along, for a machine where nothing was prepared. It keeps its promises like any
 * other: every commit is on disk before it is answered.
 */
class EmbeddedServer implements JdbcConnectionDetails, DisposableBean {

    private static final String MAJOR_VERSION = "18";
    private static final String NAME = "sharing";

    private final DataFolder folder;
    private final EmbeddedPostgres server;

    /** @throws StartRefusedException where the data folder cannot be used or the server does not come up */
    EmbeddedServer(Path home) {
        this.folder = DataFolder.hold(home, MAJOR_VERSION);
        try {
            this.server = start();
            createDatabaseOnce();
            folder.endFirstStart();
        } catch (IOException | SQLException | IllegalStateException e) {
            folder.close();
            throw new StartRefusedException(
                    "database-does-not-start", e, home.toAbsolutePath(), String.valueOf(e.getMessage()));
        }
    }

    private EmbeddedPostgres start() throws IOException {
        var password = folder.password();
        folder.beginFirstStart();
        return EmbeddedPostgres.builder()
                .setDataDirectory(folder.database())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(Duration.ofMinutes(2))
                // The library is made for tests and switches durability off; these switch it on again.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                // While others are about to commit too, one waits a moment, and the disk is written once for all of
                // them.
                .setServerConfig("commit_delay", "500")
                .setServerConfig("commit_siblings", "3")
                // A name in the list of processes for every statement.
                .setServerConfig("update_process_title", "off")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("max_connections", "100")
                .setServerConfig("shared_buffers", "256MB")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("client_min_messages", "warning")
                .setLocaleConfig("locale", "C")
                // Options of initdb: nobody on this machine gets in without the password.
                .setLocaleConfig("auth-local", "scram-sha-256")
                .setLocaleConfig("auth-host", "scram-sha-256")
                .setLocaleConfig("pwfile", folder.passwordFile().toString())
                .setConnectConfig("password", password)
                .start();
    }

    private void createDatabaseOnce() throws SQLException {
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            if (!exists(connection, "select 1 from pg_roles where rolname = '" + NAME + "'")) {
                statement.execute("create role " + NAME + " login password '" + folder.password() + "'");
            }
            if (!exists(connection, "select 1 from pg_database where datname = '" + NAME + "'")) {
                statement.execute("create database " + NAME + " owner " + NAME);
            }
        }
    }

    private static boolean exists(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }

    @Override
    public String getUsername() {
        return NAME;
    }

    @Override
    public String getPassword() {
        return folder.password();
    }

    @Override
    public String getJdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + NAME;
    }

    @Override
    public void destroy() throws IOException {
        server.close();
        folder.close();
    }
}
