/**
 * Decides whether a Broker can be used, and says so. Nobody is asked whether it can be reached: that is the connectors' to
 * tell. Start at {@link dev.weir.operator.broker.BrokerReconciler}.
 */
@NullMarked
package dev.weir.operator.broker;

import org.jspecify.annotations.NullMarked;
