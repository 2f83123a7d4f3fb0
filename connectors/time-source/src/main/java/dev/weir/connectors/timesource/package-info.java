/**
 * Decides what the tick of a clock looks like as a message. Knows no broker. Start at {@link
 * dev.weir.connectors.timesource.TimeSource}.
 */
@NullMarked
package dev.weir.connectors.timesource;

import org.jspecify.annotations.NullMarked;
