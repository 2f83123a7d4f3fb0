/**
 * Decides how a test brings a connector to life: an Integration is resolved and planned as the control plane does it, and the
 * connector gets the text and the secret files, nothing else. Start at {@link dev.weir.conformance.launch.Launched}.
 */
@NullMarked
package dev.weir.conformance.launch;

import org.jspecify.annotations.NullMarked;
