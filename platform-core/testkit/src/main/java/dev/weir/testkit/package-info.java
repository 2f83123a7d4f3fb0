/**
 * Decides how tests get real servers: a Kafka, a RabbitMQ and a PostgreSQL that can be killed, restarted with their data
 * and paused. Knows none of our modules. Start at {@link OnEachBroker}.
 */
@NullMarked
package dev.weir.testkit;

import org.jspecify.annotations.NullMarked;
