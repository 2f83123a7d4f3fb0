/**
 * Decides what the brokers' own clients do at their best while every message is safe: the measure for all other rungs.
 * Start at {@link dev.weir.bench.raw.RawKafka} and {@link dev.weir.bench.raw.RawRabbit}.
 */
@NullMarked
package dev.weir.bench.raw;

import org.jspecify.annotations.NullMarked;
