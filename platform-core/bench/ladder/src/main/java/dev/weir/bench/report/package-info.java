/**
 * Decides how figures are shown: medians of ratios taken within a round, with their range, and what was refused. Start at
 * {@link dev.weir.bench.report.Report}.
 */
@NullMarked
package dev.weir.bench.report;

import org.jspecify.annotations.NullMarked;
