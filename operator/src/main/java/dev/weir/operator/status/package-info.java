/**
 * Decides how a finding becomes a condition: types, the closed list of reasons, and when a condition counts as changed.
 * Start at {@link dev.weir.operator.status.ConditionReason}.
 */
@NullMarked
package dev.weir.operator.status;

import org.jspecify.annotations.NullMarked;
