package dev.weir.topology;

/** What may be done about things that do not exist yet. */
public enum Mode {
    /** What is missing is created; what exists is compared. */
    Create,
    /** Nothing is created; what is missing is a difference. */
    Verify
}
