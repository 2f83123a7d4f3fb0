/** Tests of the operator as a whole, against a real API server. Start at {@code ClusterTest}. */
@NullMarked
package dev.weir.operator;

import org.jspecify.annotations.NullMarked;
