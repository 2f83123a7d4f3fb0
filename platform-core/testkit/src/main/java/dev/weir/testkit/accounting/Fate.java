package dev.weir.testkit.accounting;

/** Where a message is meant to end. */
public enum Fate {
    /** As a result in the output. */
    OUT,
    /** Among the dead letters. */
    DEAD,
    /** Nowhere: it was taken and gave nothing. */
    FILTERED
}
