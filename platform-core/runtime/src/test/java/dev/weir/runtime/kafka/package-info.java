/** Proves what is decided about one partition without a broker. Start at {@code StartNoteTest}. */
@NullMarked
package dev.weir.runtime.kafka;

import org.jspecify.annotations.NullMarked;
