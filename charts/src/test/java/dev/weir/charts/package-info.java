/** Tests of the charts with a real helm. Start at {@code ChartTest}; {@code InstallIT} installs them into a real API server. */
@NullMarked
package dev.weir.charts;

import org.jspecify.annotations.NullMarked;
