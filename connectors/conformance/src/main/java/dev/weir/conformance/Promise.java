package dev.weir.conformance;

import java.util.function.Consumer;

/**
 * A promise of delivery.
 *
 * @param name a sentence
 * @param need what a subject must give to be asked
 * @param check throws {@link AssertionError} when the evidence does not show it
 */
record Promise(String name, Need need, Consumer<Evidence> check) {}
