/** Proves which settings a connector starts with. Start at {@code FixedSettingsTest}. */
@NullMarked
package dev.weir.runtime.boot;

import org.jspecify.annotations.NullMarked;
