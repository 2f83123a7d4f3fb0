/**
 * Decides what each object of an Integration looks like: pure functions from a blueprint to one Kubernetes object, one file
 * for each kind. Knows plans and Kubernetes' model classes, no client. Start at {@link
 * dev.weir.operator.manifest.DeploymentManifest}.
 */
@NullMarked
package dev.weir.operator.manifest;

import org.jspecify.annotations.NullMarked;
