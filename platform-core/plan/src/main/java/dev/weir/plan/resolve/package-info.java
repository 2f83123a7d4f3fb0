/**
 * Decides whether an Integration can be planned: looks up what it names and runs the list of checks. Knows no file, cluster
 * or clock; the only way out is {@link dev.weir.plan.resolve.References}. Start at
 * {@link dev.weir.plan.resolve.IntegrationResolver}.
 */
@NullMarked
package dev.weir.plan.resolve;

import org.jspecify.annotations.NullMarked;
