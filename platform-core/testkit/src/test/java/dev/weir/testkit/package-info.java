/**
 * Proves that the servers are real, that what they confirmed outlives a crash, and that nothing outlives the JVM.
 * Start at {@code BrokerLifeIT}.
 */
@NullMarked
package dev.weir.testkit;

import org.jspecify.annotations.NullMarked;
