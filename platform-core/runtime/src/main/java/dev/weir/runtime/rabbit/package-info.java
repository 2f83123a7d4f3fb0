/**
 * Decides how the pipeline's rules look on RabbitMQ: deliveries go from the binder's container into the window, one {@code
 * multiple} acknowledgement covers what is finished, and publishing is mandatory with pipelined confirms. Start at {@link
 * dev.weir.runtime.rabbit.RabbitIntake}.
 */
@NullMarked
package dev.weir.runtime.rabbit;

import org.jspecify.annotations.NullMarked;
