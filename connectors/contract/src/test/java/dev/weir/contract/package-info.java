/**
 * Decides what every connector must prove, on both brokers and from text that was really rendered. The one place that knows
 * both planes. Start at {@link dev.weir.contract.ConnectorContractIT}.
 */
@NullMarked
package dev.weir.contract;

import org.jspecify.annotations.NullMarked;
