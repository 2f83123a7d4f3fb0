/**
 * Decides what the outside sees of a connector: state, health, metrics, always under the same names on both brokers. Start
 * at {@link dev.weir.runtime.observe.ConnectorView}.
 */
@NullMarked
package dev.weir.runtime.observe;

import org.jspecify.annotations.NullMarked;
