/**
 * Decides what the command line says of a cluster and does in it. Everything is asked through {@code kubectl}, so that
 * kubeconfig, context and login are those people have. Start at {@link dev.weir.runner.kube.Kubectl}.
 */
@NullMarked
package dev.weir.runner.kube;

import org.jspecify.annotations.NullMarked;
