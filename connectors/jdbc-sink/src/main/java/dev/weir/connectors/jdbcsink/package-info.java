/**
 * Decides which row a message becomes and what a database error means for it. Knows no broker. Start at {@link
 * dev.weir.connectors.jdbcsink.JdbcSink}.
 */
@NullMarked
package dev.weir.connectors.jdbcsink;

import org.jspecify.annotations.NullMarked;
