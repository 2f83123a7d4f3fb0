package dev.weir.connectors.jdbcsink;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** The table as the database describes it, and the statement that writes its rows. */
final class Table {
    private static final String DUPLICATE_OBJECT = "42P07";
    private static final String DUPLICATE_ROW = "23505";

    private final List<Column> columns;
    private final List<Integer> key;
    private final String statement;
    private final int textType;
    private final int batchSize;
    private final int timeoutSeconds;

    private Table(List<Column> columns, JdbcSinkProperties properties, Dialect dialect) {
        List<String> names = columns.stream().map(Column::name).toList();
        this.columns = columns;
        this.key = properties.key().stream().map(names::indexOf).toList();
        this.statement = dialect.write(properties.table(), names, properties.key());
        this.textType = dialect.textType();
        this.batchSize = properties.batchSize();
        this.timeoutSeconds = Math.toIntExact(properties.timeout().toSeconds());
    }

    /**
     * Runs the DDL and reads the types of the columns.
     *
     * @throws SQLException when the database is not there, or has no such table or column
     */
    static Table prepare(Connection connection, JdbcSinkProperties properties) throws SQLException {
        String ddl = properties.ddl();
        if (ddl != null) {
            declare(connection, ddl);
        }
        return new Table(describe(connection, properties), properties, Dialect.of(properties.url()));
    }

    /** Two processes that declare the same table at once can collide although each asks whether it is there. */
    private static void declare(Connection connection, String ddl) throws SQLException {
        try {
            execute(connection, ddl);
        } catch (SQLException e) {
            if (!DUPLICATE_OBJECT.equals(e.getSQLState()) && !DUPLICATE_ROW.equals(e.getSQLState())) {
                throw e;
            }
            connection.rollback();
            execute(connection, ddl);
        }
    }

    private static void execute(Connection connection, String ddl) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(ddl);
        }
        connection.commit();
    }

    private static List<Column> describe(Connection connection, JdbcSinkProperties properties) throws SQLException {
        String names = String.join(", ", properties.columns().keySet());
        try (Statement statement = connection.createStatement();
                ResultSet none =
                        statement.executeQuery("SELECT " + names + " FROM " + properties.table() + " WHERE 1 = 0")) {
            ResultSetMetaData types = none.getMetaData();
            List<Column> columns = new ArrayList<>();
            for (Map.Entry<String, String> column : properties.columns().entrySet()) {
                int index = columns.size() + 1;
                JsonPointer pointer = JsonPointer.compile(column.getValue());
                columns.add(new Column(
                        column.getKey(), pointer, types.getColumnType(index), types.getColumnTypeName(index)));
            }
            return columns;
        } finally {
            connection.rollback();
        }
    }

    /** Writes one row per message in one transaction: all of them or, on any error, none. */
    void write(Connection connection, List<JsonNode> messages) throws SQLException {
        try (PreparedStatement write = connection.prepareStatement(statement)) {
            write.setQueryTimeout(timeoutSeconds);
            int waiting = 0;
            for (@Nullable Object[] row : rows(messages)) {
                bind(write, row);
                write.addBatch();
                if (++waiting % batchSize == 0) {
                    write.executeBatch();
                }
            }
            write.executeBatch();
            connection.commit();
        } catch (SQLException e) {
            connection.rollback();
            throw e;
        }
    }

    /** One row per key, the last message's, in the order of keys: two batches never wait for each other's rows crosswise. */
    private Collection<@Nullable Object[]> rows(List<JsonNode> messages) {
        List<@Nullable Object[]> all = messages.stream().map(this::row).toList();
        if (key.isEmpty()) {
            return all;
        }
        Map<String, @Nullable Object[]> byKey = new TreeMap<>();
        all.forEach(row -> byKey.put(key(row), row));
        return byKey.values();
    }

    private @Nullable Object[] row(JsonNode message) {
        return columns.stream().map(column -> column.value(message)).toArray();
    }

    private String key(@Nullable Object[] row) {
        List<@Nullable Object> values = new ArrayList<>();
        key.forEach(index -> values.add(row[index]));
        return values.toString();
    }

    private void bind(PreparedStatement write, @Nullable Object[] row) throws SQLException {
        for (int i = 0; i < row.length; i++) {
            Object value = row[i];
            if (value == null) {
                write.setNull(i + 1, Types.NULL);
            } else if (value instanceof String text) {
                write.setObject(i + 1, text, textType);
            } else {
                write.setObject(i + 1, value);
            }
        }
    }
}
