/**
 * Decides how connectors run as processes of this machine: what each is given, when it is started again, how all are
 * drained. Start at {@link dev.weir.runner.process.LocalSystem}.
 */
@NullMarked
package dev.weir.runner.process;

import org.jspecify.annotations.NullMarked;
