package com.acme.probe;

/**
 * What goes in.
 *
 * @param does a word {@link Probe} knows
 * @param amount bytes, milliseconds or failures, as the word needs
 */
public record Task(String id, String does, int amount) {}
