/**
 * What the charts, the images and the example are together, on a Kubernetes with a real node. Decides what is started and installed, in
 * which order. Start at {@link dev.weir.node.OrdersOnKubernetes}.
 */
@NullMarked
package dev.weir.node;

import org.jspecify.annotations.NullMarked;
