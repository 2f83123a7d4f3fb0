/**
 * Decides what is watched beside the resources themselves, and whom a change wakes. Reads are answered from memory alone.
 * Start at {@link dev.weir.operator.cache.ClusterReferences}.
 */
@NullMarked
package dev.weir.operator.cache;

import org.jspecify.annotations.NullMarked;
