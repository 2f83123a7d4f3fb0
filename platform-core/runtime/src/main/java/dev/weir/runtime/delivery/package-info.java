/**
 * Decides what happens to every message, on either broker: when it is called, what its outcome is, where it is published
 * and when it may be acknowledged. Knows no broker and no Spring; the packages {@code kafka} and {@code rabbit} feed it and
 * carry out what it decides. Start at {@link dev.weir.runtime.delivery.Lane} and {@link
 * dev.weir.runtime.delivery.Pipeline}.
 */
@NullMarked
package dev.weir.runtime.delivery;

import org.jspecify.annotations.NullMarked;
