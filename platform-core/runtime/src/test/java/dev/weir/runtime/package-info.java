/** The runtime on real brokers, as an author's connector sees it. Start at {@code DeliveryIT}. */
@NullMarked
package dev.weir.runtime;

import org.jspecify.annotations.NullMarked;
