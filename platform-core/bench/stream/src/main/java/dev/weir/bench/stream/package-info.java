/**
 * Decides how the work looks on Spring Cloud Stream: as everybody writes it, and as who measured it would. Start at
 * {@link dev.weir.bench.stream.StreamApplication}.
 */
@NullMarked
package dev.weir.bench.stream;

import org.jspecify.annotations.NullMarked;
