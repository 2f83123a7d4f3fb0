/**
 * The Kafka broker of the tests as it runs in its own JVM, on its own class path: nothing here is called from a test.
 * Start at {@link KafkaNode}; {@code dev.weir.testkit.KafkaServer} launches it.
 */
@NullMarked
package dev.weir.testkit.kafka;

import org.jspecify.annotations.NullMarked;
