package dev.weir.connectors.jdbcsink;

import dev.weir.runtime.RejectMessage;
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

    /** {@link RejectMessage} when the data is at fault; otherwise the error as it is, for a retry. */
    static RuntimeException of(SQLException error, String table) {
        SQLException fault = inClass(DATA, error);
        if (fault != null) {
            // without the cause: its message holds values of the row
            return new RejectMessage(
                    table + " refuses the row: " + reason(fault) + " (SQLState " + fault.getSQLState() + ")");
        }
        return new DatabaseUnavailable("the rows were not written to " + table + ": " + error.getMessage(), error);
    }

    /** Whether only a change of options or database helps. */
    static boolean isSetup(SQLException error) {
        return inClass(SETUP, error) != null;
    }

    private static @Nullable SQLException inClass(Set<String> classes, SQLException error) {
        for (Throwable one : error) {
            if (one instanceof SQLException sql
                    && sql.getSQLState() != null
                    && sql.getSQLState().length() == 5
                    && classes.contains(sql.getSQLState().substring(0, 2))) {
                return sql;
            }
        }
        return null;
    }

    /** What the database says, without the values it quotes: a reason is read by more people than a message. */
    private static String reason(SQLException error) {
        String first = String.valueOf(error.getMessage()).lines().findFirst().orElse("");
        String statement = first.split("; SQL statement", 2)[0];
        String rule = statement.replaceFirst("^ERROR: ", "").replaceFirst(": \".*", "");
        return String.valueOf(error.getSQLState()).startsWith("22") ? rule.replaceAll("\"[^\"]*\"", "…") : rule;
    }
}
