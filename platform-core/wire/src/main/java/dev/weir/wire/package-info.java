/**
 * Decides the text that control plane and data plane share: header names, physical names, message ids, fingerprints and
 * the topology a plan asks for. Pure JDK, no state. Start at {@link dev.weir.wire.Headers} and
 * {@link dev.weir.wire.PhysicalNames}.
 */
@NullMarked
package dev.weir.wire;

import org.jspecify.annotations.NullMarked;
