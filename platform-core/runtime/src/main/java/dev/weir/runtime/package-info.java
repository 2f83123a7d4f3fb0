/**
 * What a connector author may use: {@link dev.weir.runtime.Emitter} to publish from a source, {@link
 * dev.weir.runtime.RejectMessage} and {@link dev.weir.runtime.RetryDelivery} to say how a message failed. Functions need
 * none of it.
 */
@NullMarked
package dev.weir.runtime;

import org.jspecify.annotations.NullMarked;
