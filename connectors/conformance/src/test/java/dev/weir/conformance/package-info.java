/** Puts the suite itself to the proof, on one connector of each shape. Start at {@link dev.weir.conformance.ConformanceIT}. */
@NullMarked
package dev.weir.conformance;

import org.jspecify.annotations.NullMarked;
