package dev.weir.model;

/** What an Integration is wanted to do. */
public enum State {
    /** Reads and writes. */
    Running,
    /** Processes are there but read nothing. */
    Paused,
    /** No processes. */
    Stopped
}
