package dev.weir.model;

/** Who is responsible for what exists on a broker. */
public enum TopologyMode {
    /** Weir declares what is missing. */
    Create,
    /** Someone else; Weir checks. */
    Verify
}
