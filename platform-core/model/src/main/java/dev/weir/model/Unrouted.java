package dev.weir.model;

/** What an output that no queue takes does. */
public enum Unrouted {
    /** Pauses the input until it can be routed. */
    Pause,
    /** Drops the output and counts it. */
    Discard
}
