/**
 * Decides how a connector process is put together: which of Spring's settings are not negotiable, how secrets reach them,
 * and what starts and stops in which order. Start at {@link dev.weir.runtime.boot.WeirAutoConfiguration}.
 */
@NullMarked
package dev.weir.runtime.boot;

import org.jspecify.annotations.NullMarked;
