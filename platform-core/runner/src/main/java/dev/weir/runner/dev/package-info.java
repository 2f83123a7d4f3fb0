/**
 * Decides how a session goes: start, feed, watch, settle, add up, drain. Start at {@link dev.weir.runner.dev.Session}.
 */
@NullMarked
package dev.weir.runner.dev;

import org.jspecify.annotations.NullMarked;
