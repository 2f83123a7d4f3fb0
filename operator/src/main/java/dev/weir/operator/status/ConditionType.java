package dev.weir.operator.status;

/** What conditions are about. Each holds when all is well, except those that are only there when something is not. */
public enum ConditionType {
    /** The sum: what is asked for is what runs. */
    Ready,
    /** The resource itself is right. */
    Accepted,
    /** Everything it names is there and usable. */
    ResolvedRefs,
    /** Every object it needs is as it should be. */
    Programmed,
    /** Only where {@code scaling} is asked for: an autoscaler chooses the number of processes. */
    Autoscaled,
    /** Only when true: nothing happens until somebody changes something. */
    Stalled,
    /** Only when true: messages may be where the Integration read before. */
    LeftBehind,
    /** Only when true: an annotation keeps the operator's hands off. */
    ReconciliationPaused
}
