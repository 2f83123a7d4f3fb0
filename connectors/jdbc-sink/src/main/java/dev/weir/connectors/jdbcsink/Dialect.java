package dev.weir.connectors.jdbcsink;

import java.sql.Types;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How each database says "insert or update". */
enum Dialect {
    H2 {
        @Override
        String upsert(String table, List<String> columns, List<String> key) {
            return "MERGE INTO " + table + " (" + String.join(", ", columns) + ") KEY (" + String.join(", ", key)
                    + ") VALUES (" + marks(columns) + ")";
        }

        @Override
        int textType() {
            return Types.VARCHAR;
        }

        @Override
        Map<String, String> driverOptions(Duration timeout) {
            return Map.of();
        }
    },

    POSTGRESQL {
        @Override
        String upsert(String table, List<String> columns, List<String> key) {
            String updates = columns.stream()
                    .filter(column -> !key.contains(column))
                    .map(column -> column + " = EXCLUDED." + column)
                    .collect(Collectors.joining(", "));
            return insert(table, columns) + " ON CONFLICT (" + String.join(", ", key) + ") DO "
                    + (updates.isEmpty() ? "NOTHING" : "UPDATE SET " + updates);
        }

        /** Untyped, so that the database reads it as the column's own type: enum, json, inet, … */
        @Override
        int textType() {
            return Types.OTHER;
        }

        /** A batch as one statement, no connection that hangs longer than a statement may take, no values in errors. */
        @Override
        Map<String, String> driverOptions(Duration timeout) {
            String seconds = String.valueOf(timeout.toSeconds());
            return Map.of(
                    "reWriteBatchedInserts",
                    "true",
                    "connectTimeout",
                    seconds,
                    "socketTimeout",
                    String.valueOf(timeout.toSeconds() * 2));
        }
    };

    /** The dialect of a URL that the options have accepted. */
    static Dialect of(String url) {
        return url.startsWith("jdbc:h2:") ? H2 : POSTGRESQL;
    }

    /** A statement that inserts a row or updates the one with its key; one mark per column, in order. */
    abstract String upsert(String table, List<String> columns, List<String> key);

    /** The JDBC type text is sent as. */
    abstract int textType();

    /** What the driver is told besides URL and user. */
    abstract Map<String, String> driverOptions(Duration timeout);

    /** The statement that writes a row. */
    String write(String table, List<String> columns, List<String> key) {
        return key.isEmpty() ? insert(table, columns) : upsert(table, columns, key);
    }

    private static String insert(String table, List<String> columns) {
        return "INSERT INTO " + table + " (" + String.join(", ", columns) + ") VALUES (" + marks(columns) + ")";
    }

    private static String marks(List<String> columns) {
        return String.join(", ", Collections.nCopies(columns.size(), "?"));
    }
}
