/**
 * Decides nothing: the command line's front door. {@link dev.weir.runner.Weir} names the commands, {@code command} reads their
 * options, and the other packages do the work.
 */
@NullMarked
package dev.weir.runner;

import org.jspecify.annotations.NullMarked;
