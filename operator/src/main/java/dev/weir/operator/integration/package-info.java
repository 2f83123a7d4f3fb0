/**
 * Decides what happens when an Integration or anything it rests on changes: observe, refuse, apply, report. Start at {@link
 * dev.weir.operator.integration.IntegrationReconciler}.
 */
@NullMarked
package dev.weir.operator.integration;

import org.jspecify.annotations.NullMarked;
