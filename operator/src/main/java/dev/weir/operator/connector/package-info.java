/**
 * Decides whether a Connector of the catalogue can be used, and says so. Start at {@link
 * dev.weir.operator.connector.ConnectorReconciler}.
 */
@NullMarked
package dev.weir.operator.connector;

import org.jspecify.annotations.NullMarked;
