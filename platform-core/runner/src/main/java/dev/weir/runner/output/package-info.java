/**
 * Decides how results and failures look: tables, JSON and YAML on stdout, everything else on stderr, and the exit code of
 * each kind of failure. Start at {@link dev.weir.runner.output.Terminal}.
 */
@NullMarked
package dev.weir.runner.output;

import org.jspecify.annotations.NullMarked;
