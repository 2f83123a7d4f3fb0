/**
 * Decides how the author's function is found, what its types mean, and how bytes become its input and its result bytes.
 * Start at {@link dev.weir.runtime.function.AuthorFunction}.
 */
@NullMarked
package dev.weir.runtime.function;

import org.jspecify.annotations.NullMarked;
