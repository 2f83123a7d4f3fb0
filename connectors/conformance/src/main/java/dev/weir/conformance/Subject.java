package dev.weir.conformance;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A connector with an input, and messages for it of which its author knows what becomes of them. The more kinds it
 * gives, the more behaviours are asked of it. Messages of different numbers have different bodies.
 */
public interface Subject {
    /** The class that starts the connector. */
    Class<?> application();

    /** The catalogue entry; default {@code connector.yaml} of the module. */
    default Path descriptor() {
        return Path.of("connector.yaml");
    }

    /** The connector's options as YAML in one line; default none. */
    default String config() {
        return "{}";
    }

    /** A message that gives {@link #parts} outputs, or that a sink takes. */
    String accepted(int number);

    /** Outputs of one accepted message; default 1, and 0 for a sink. */
    default int parts() {
        return 1;
    }

    /** Whether the function takes an object, so that a body which is no JSON cannot be read; default yes. */
    default boolean typed() {
        return true;
    }

    /** A message that the function gives no result for. */
    default Optional<String> filtered(int number) {
        return Optional.empty();
    }

    /** A message that is refused at once, as {@code RejectMessage} does. */
    default Optional<String> rejected(int number) {
        return Optional.empty();
    }

    /** A message that fails at every attempt, always by the same cause. */
    default Optional<String> failing(int number) {
        return Optional.empty();
    }

    /** A message that fails at every attempt, by another cause than {@link #failing}. */
    default Optional<String> failingOtherwise(int number) {
        return Optional.empty();
    }

    /** A message whose first attempt fails and whose second is accepted. */
    default Optional<String> recovering(int number) {
        return Optional.empty();
    }

    /** A message that is postponed once, as {@code RetryDelivery} does, and accepted then. */
    default Optional<String> postponed(int number) {
        return Optional.empty();
    }

    /** A message one of whose outputs is larger than any broker takes. */
    default Optional<String> tooLarge(int number) {
        return Optional.empty();
    }
}
