/**
 * Decides what lies in {@code .weir}: what runs, on which ports, with which logins, paused or not; kept from one run to the
 * next and read by commands in another terminal. Start at {@link dev.weir.runner.state.StateFolder}.
 */
@NullMarked
package dev.weir.runner.state;

import org.jspecify.annotations.NullMarked;
