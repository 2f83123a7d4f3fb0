package dev.weir.connectors.jdbcsink;

import org.jspecify.annotations.Nullable;

/** The database did not take rows that it may take later. */
final class DatabaseUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DatabaseUnavailable(String reason, @Nullable Throwable cause) {
        super(reason, cause);
    }
}
