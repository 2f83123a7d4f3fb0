/**
 * Decides what the three kinds are for an API server: names, scope, status and what is shown in a list. The specifications
 * are those of {@code model}; {@code crds/} is generated from both. Start at {@link dev.weir.operator.kind.Integration}.
 */
@NullMarked
package dev.weir.operator.kind;

import org.jspecify.annotations.NullMarked;
