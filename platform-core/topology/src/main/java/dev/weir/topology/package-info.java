/**
 * Decides whether a broker has what a plan asks for: declares it or verifies it, and names every difference. Never alters
 * and never deletes. Start at {@link dev.weir.topology.KafkaTopology} and {@link dev.weir.topology.RabbitTopology}.
 */
@NullMarked
package dev.weir.topology;

import org.jspecify.annotations.NullMarked;
