/**
 * Decides what an HTTP request must be to become a message, and what its sender is told. Knows no broker. Start at {@link
 * dev.weir.connectors.httpsource.HttpSource}.
 */
@NullMarked
package dev.weir.connectors.httpsource;

import org.jspecify.annotations.NullMarked;
