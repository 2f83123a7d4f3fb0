/**
 * Decides how findings get out: into the status when it differs from what is there, and as a Kubernetes event when a resource
 * becomes ready or stops being it. Start at {@link dev.weir.operator.report.StatusWriter}.
 */
@NullMarked
package dev.weir.operator.report;

import org.jspecify.annotations.NullMarked;
