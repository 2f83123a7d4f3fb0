/**
 * Decides how the operator starts, stops and tells how it is. {@link dev.weir.operator.OperatorMain} is the wiring diagram;
 * what is done with an Integration is in {@code integration}.
 */
@NullMarked
package dev.weir.operator;

import org.jspecify.annotations.NullMarked;
