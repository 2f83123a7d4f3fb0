/** Decides what of the pipeline is proven without a broker. Start at {@link dev.weir.runtime.delivery.FailureLogTest}. */
@NullMarked
package dev.weir.runtime.delivery;

import org.jspecify.annotations.NullMarked;
