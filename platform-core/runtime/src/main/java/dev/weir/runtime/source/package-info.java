/**
 * Decides how a source publishes: each message confirmed by the broker before the source may forget it. Start at {@link
 * dev.weir.runtime.source.ConfirmedEmitter}.
 */
@NullMarked
package dev.weir.runtime.source;

import org.jspecify.annotations.NullMarked;
