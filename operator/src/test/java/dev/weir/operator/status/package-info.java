/** Tests of what is decided without a cluster. */
@NullMarked
package dev.weir.operator.status;

import org.jspecify.annotations.NullMarked;
