/**
 * Decides what a plan is: the text one process is started with, and what must be around it. Values without a file, a clock
 * or a framework. Start at {@link dev.weir.plan.Plan}; {@code resolve} finds problems, {@code render} makes the plan.
 */
@NullMarked
package dev.weir.plan;

import org.jspecify.annotations.NullMarked;
