/**
 * Decides what a connector's options look like outside of Java: JSON Schema in {@code connector.yaml}, table in the README.
 * Knows properties records and their metadata, no connector. Start at {@link dev.weir.describe.ConnectorFolder}.
 */
@NullMarked
package dev.weir.describe;

import org.jspecify.annotations.NullMarked;
