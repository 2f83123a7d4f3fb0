/**
 * Proves that charts, images and the example work together where people run them: in pods. Needs root and a Linux; says so where it
 * cannot. Start at {@link dev.weir.node.OrdersOnKubernetesIT}.
 */
@NullMarked
package dev.weir.node;

import org.jspecify.annotations.NullMarked;
