/**
 * Decides what request a message becomes and what each answer means for the message. Knows no broker. Start at {@link
 * dev.weir.connectors.httpsink.HttpSink}.
 */
@NullMarked
package dev.weir.connectors.httpsink;

import org.jspecify.annotations.NullMarked;
