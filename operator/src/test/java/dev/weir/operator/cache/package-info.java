/** Tests of what is watched, and of when it can be believed. */
@NullMarked
package dev.weir.operator.cache;

import org.jspecify.annotations.NullMarked;
