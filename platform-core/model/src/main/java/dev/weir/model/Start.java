package dev.weir.model;

/** Where a group that Kafka does not know yet begins. */
public enum Start {
    /** At the oldest message there is. */
    Earliest,
    /** At what arrives from now on. */
    Latest
}
