/**
 * Decides the text of a plan: which property of which binder says what an Integration says. Start at
 * {@link dev.weir.plan.render.Planner}; {@code KafkaDialect} and {@code RabbitDialect} are tables with the same rows in the
 * same order, to be read side by side.
 */
@NullMarked
package dev.weir.plan.render;

import org.jspecify.annotations.NullMarked;
