package dev.weir.connectors.jdbcsink;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** Writes each message as a row, a batch of messages in one transaction. Written twice is as good as written once. */
final class JdbcSink implements Consumer<List<JsonNode>> {
    private static final Logger LOGGER = LoggerFactory.getLogger(JdbcSink.class);

    private final DataSource database;
    private final JdbcSinkProperties properties;
    private volatile @Nullable Table table;

    /**
     * Prepares the table. A database that is not there yet is asked again with the first messages.
     *
     * @throws IllegalStateException when waiting cannot help: wrong credentials, no such table or column, a bad DDL
     */
    JdbcSink(DataSource database, JdbcSinkProperties properties) {
        if (!properties.columns().keySet().containsAll(properties.key())) {
            throw new IllegalArgumentException(
                    "jdbc-sink.key is " + properties.key() + ", and jdbc-sink.columns has only "
                            + properties.columns().keySet() + "; name key columns among them");
        }
        this.database = database;
        this.properties = properties;
        try (Connection connection = database.getConnection()) {
            table(connection);
        } catch (SQLException e) {
            String fault = SqlFailure.setup(e);
            if (fault != null) {
                throw new IllegalStateException(
                        "jdbc-sink cannot write to " + properties.table() + " at " + address() + ": " + fault, e);
            }
            LOGGER.atWarn()
                    .addKeyValue("database", address())
                    .log(
                            "the database is not reachable yet, it is tried again with the first messages: {}",
                            e.getMessage());
        }
    }

    @Override
    public void accept(List<JsonNode> messages) {
        try (Connection connection = database.getConnection()) {
            table(connection).write(connection, messages);
        } catch (SQLException e) {
            throw SqlFailure.of(e, properties.table());
        }
    }

    private Table table(Connection connection) throws SQLException {
        Table known = table;
        if (known == null) {
            known = Table.prepare(connection, properties);
            table = known;
        }
        return known;
    }

    /** The URL without its parameters, which may hold a password. */
    private String address() {
        return properties.url().split("[?;]", 2)[0];
    }
}
