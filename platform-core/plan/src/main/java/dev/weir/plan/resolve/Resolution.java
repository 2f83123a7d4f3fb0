package dev.weir.plan.resolve;

/** What came of resolving an Integration: everything looked up, or every problem found. */
public sealed interface Resolution permits Resolved, Unresolved {}
