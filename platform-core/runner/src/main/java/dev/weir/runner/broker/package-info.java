/**
 * Decides how the command line speaks to a broker: what {@code --broker} means, how to log in, which topology to declare,
 * how much waits. Start at {@link dev.weir.runner.broker.BrokerAccess}.
 */
@NullMarked
package dev.weir.runner.broker;

import org.jspecify.annotations.NullMarked;
