/**
 * Decides how this machine is used: which ports, and how a Java process of our own is started so that it ends when we end.
 * Start at {@link dev.weir.runner.machine.ChildJvm}.
 */
@NullMarked
package dev.weir.runner.machine;

import org.jspecify.annotations.NullMarked;
