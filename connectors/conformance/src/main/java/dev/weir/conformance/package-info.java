/**
 * Decides what delivery promises, one named behaviour after the other, and how a connector is put to the proof of them on
 * both brokers. Start at {@link dev.weir.conformance.Conformance}, then {@link dev.weir.conformance.Behaviours}.
 */
@NullMarked
package dev.weir.conformance;

import org.jspecify.annotations.NullMarked;
