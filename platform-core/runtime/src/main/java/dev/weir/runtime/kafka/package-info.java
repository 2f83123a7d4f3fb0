/**
 * Decides how the pipeline's rules look on Kafka: records go from the binder's consumer into the window, offsets are
 * committed up to the first unfinished record, delay tiers are waited for by pausing partitions, and publishing waits for
 * the acknowledgement of all in-sync replicas. Start at {@link dev.weir.runtime.kafka.KafkaIntake}.
 */
@NullMarked
package dev.weir.runtime.kafka;

import org.jspecify.annotations.NullMarked;
