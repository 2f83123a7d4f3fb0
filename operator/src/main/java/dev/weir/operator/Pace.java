package dev.weir.operator;

import java.time.Duration;

/**
 * How often the operator looks by itself, without anything having changed.
 *
 * @param lookAgain after this each resource is looked at, should a watch have missed something; what is as it should be is
 *     not written
 * @param kindsAgain after this it is asked anew which optional kinds the cluster has
 */
record Pace(Duration lookAgain, Duration kindsAgain) {
    static final Pace USUAL = new Pace(Duration.ofMinutes(10), Duration.ofMinutes(1));
}
