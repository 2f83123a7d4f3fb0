package dev.weir.connectors.jdbcsink;

import dev.weir.runtime.RejectMessage;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a database error means for the messages it came from. */
final class SqlFailure {
    /** SQLState classes that blame the data: conversion and constraint. */
    private static final Set<String> DATA = Set.of("22", "23");
    /** SQLState classes that no waiting helps: credentials, no such database, no such table or column. */
    private static final Set<String> SETUP = Set.of("28", "3D", "42");

    private SqlFailure() {}

    /** {@link RejectMessage} when the data is at fault; otherwise what leads to a retry. */
    static RuntimeException of(SQLException error, String table) {
        // never with the error of the batch itself: its message holds the statement with the values of the row
        SQLException first = first(error);
        String reason = reason(first) + " (SQLState " + first.getSQLState() + ")";
        return isIn(DATA, first)
                ? new RejectMessage(table + " refuses the row: " + reason)
                : new DatabaseUnavailable("the rows were not written to " + table + ": " + reason, first);
    }

    /** Why no waiting helps, only a change of options or database; {@code null} when waiting may. */
    static @Nullable String setup(SQLException error) {
        SQLException first = first(error);
        return isIn(SETUP, first) ? reason(first) : null;
    }

    /** The error behind the one that says that a batch failed, or that no connection came in time. */
    private static SQLException first(SQLException error) {
        SQLException found = error;
        for (Throwable one : error) {
            if (one instanceof SQLException sql
                    && !(sql instanceof BatchUpdateException)
                    && sql.getSQLState() != null) {
                found = sql;
                break;
            }
        }
        return found;
    }

    private static boolean isIn(Set<String> classes, SQLException error) {
        String state = error.getSQLState();
        return state != null && state.length() == 5 && classes.contains(state.substring(0, 2));
    }

    /** What the database says, without the values it quotes: a reason is read by more people than a message. */
    private static String reason(SQLException error) {
        String first = String.valueOf(error.getMessage()).lines().findFirst().orElse("");
        String statement = first.split("; SQL statement", 2)[0];
        String rule = statement.replaceFirst("^ERROR: ", "").replaceFirst(": \".*", "");
        return isIn(Set.of("22"), error) ? rule.replaceAll("\"[^\"]*\"", "…") : rule;
    }
}
