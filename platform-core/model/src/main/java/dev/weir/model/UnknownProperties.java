package dev.weir.model;

/** What an unknown property in a message does. */
public enum UnknownProperties {
    /** Nothing. */
    Ignore,
    /** Makes the message a dead letter. */
    Reject
}
