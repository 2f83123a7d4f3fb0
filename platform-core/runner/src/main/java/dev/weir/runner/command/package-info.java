/**
 * Decides what can be typed: one class for each command, its options and their help. The work is done elsewhere. Start at
 * {@link dev.weir.runner.command.Commands}.
 */
@NullMarked
package dev.weir.runner.command;

import org.jspecify.annotations.NullMarked;
