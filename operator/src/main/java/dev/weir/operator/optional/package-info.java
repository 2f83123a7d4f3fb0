/**
 * Decides what the operator knows of kinds that a cluster may lack: those of KEDA and of the Prometheus operator, with the
 * fields that we write and read and no more. Start at {@link dev.weir.operator.optional.OptionalKind}.
 */
@NullMarked
package dev.weir.operator.optional;

import org.jspecify.annotations.NullMarked;
