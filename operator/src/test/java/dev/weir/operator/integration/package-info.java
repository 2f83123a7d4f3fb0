/** Tests of what is decided without a cluster. */
@NullMarked
package dev.weir.operator.integration;

import org.jspecify.annotations.NullMarked;
