/**
 * Decides how the work looks on Camel when it is tuned and nothing may be lost. Start at
 * {@link dev.weir.bench.camel.CamelKafka} and {@link dev.weir.bench.camel.CamelRabbit}.
 */
@NullMarked
package dev.weir.bench.camel;

import org.jspecify.annotations.NullMarked;
