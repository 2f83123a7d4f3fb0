/**
 * Decides how a Kafka broker runs beside the command line: one node, its own controller, data in a folder that the next run
 * finds again. Start at {@link dev.weir.runner.embedded.EmbeddedKafka}.
 */
@NullMarked
package dev.weir.runner.embedded;

import org.jspecify.annotations.NullMarked;
