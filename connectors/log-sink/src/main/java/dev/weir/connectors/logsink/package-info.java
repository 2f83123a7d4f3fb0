/**
 * Decides how a message reads as one line of a log. Knows no broker. Start at {@link dev.weir.connectors.logsink.LogSink}.
 */
@NullMarked
package dev.weir.connectors.logsink;

import org.jspecify.annotations.NullMarked;
