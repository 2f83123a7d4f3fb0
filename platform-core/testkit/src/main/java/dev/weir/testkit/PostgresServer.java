package dev.weir.testkit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL on 127.0.0.1. Its port and its data stay the same until {@link #close}; it ends with the JVM. */
public final class PostgresServer implements AutoCloseable {
    private static final String USER = "postgres";

    private final int port = FreePorts.next();
    private final ServerFolder folder = ServerFolder.of("postgres");
    private @Nullable EmbeddedPostgres postgres;
    private @Nullable Leash leash;

    private PostgresServer() {}

    /** A PostgreSQL of one's own, started; the caller closes it. */
    public static PostgresServer fresh() {
        PostgresServer server = new PostgresServer();
        server.start();
        return server;
    }

    /** Starts it with the data it has; nothing when it runs. */
    public synchronized void start() {
        if (postgres != null) {
            return;
        }
        try {
            postgres = EmbeddedPostgres.builder()
                    .setPort(port)
                    .setOverrideWorkingDirectory(UserCache.folder("postgres").toFile())
                    .setDataDirectory(folder.resolve("data"))
                    .setCleanDataDirectory(false)
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setErrorRedirector(
                            ProcessBuilder.Redirect.appendTo(folder.log().toFile()))
                    .setOutputRedirector(
                            ProcessBuilder.Redirect.appendTo(folder.log().toFile()))
                    .start();
            leash = Leash.on(postmaster());
        } catch (IOException cannotStart) {
            throw new UncheckedIOException("PostgreSQL did not start; its log is " + folder.log(), cannotStart);
        }
    }

    private ProcessHandle postmaster() throws IOException {
        Path pid = folder.resolve("data").resolve("postmaster.pid");
        long number = Long.parseLong(Files.readAllLines(pid).get(0).strip());
        return ProcessHandle.of(number)
                .orElseThrow(() -> new IllegalStateException("no process " + number + ", which " + pid + " names"));
    }

    /** Ends it and all its connections; {@link #start} brings it back. */
    public synchronized void stop() {
        if (leash != null) {
            leash.release();
            leash = null;
        }
        if (postgres != null) {
            try {
                postgres.close();
            } catch (IOException cannotStop) {
                throw new UncheckedIOException("PostgreSQL did not stop; its log is " + folder.log(), cannotStop);
            }
            postgres = null;
        }
    }

    /** Ends it and deletes its data. */
    @Override
    public synchronized void close() {
        stop();
        folder.deleteAllButLog();
    }

    /** For JDBC clients, without user and password. */
    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    /** A superuser's name. */
    public String user() {
        return USER;
    }

    /** The password of {@link #user}. */
    public String password() {
        return USER;
    }
}
