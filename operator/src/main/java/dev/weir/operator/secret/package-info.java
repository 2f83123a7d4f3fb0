/**
 * Decides what the operator remembers of Secrets: names, keys and digests of values, never a value. Start at {@link
 * dev.weir.operator.secret.SecretDigests}.
 */
@NullMarked
package dev.weir.operator.secret;

import org.jspecify.annotations.NullMarked;
