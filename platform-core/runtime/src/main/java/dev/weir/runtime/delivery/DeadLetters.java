package dev.weir.runtime.delivery;

import dev.weir.wire.Headers;
import java.time.Instant;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Publishes dead letters, and lets the broker forget the message when the letter is confirmed. */
final class DeadLetters {
    private static final Logger LOGGER = LoggerFactory.getLogger(DeadLetters.class);

    private final ReliablePublisher letters;
    private final ParkedMessages parked;
    private final Counters counters;
    private final FailureLog failures;
    private final Consumer<String> stuck;

    /** @param stuck told of a message that can go nowhere */
    DeadLetters(
            ReliablePublisher letters,
            ParkedMessages parked,
            Counters counters,
            FailureLog failures,
            Consumer<String> stuck) {
        this.letters = letters;
        this.parked = parked;
        this.counters = counters;
        this.failures = failures;
        this.stuck = stuck;
    }

    /** There is no further attempt. */
    void bury(Flight flight, Throwable failure) {
        flight.failed(failure);
        failures.say("message becomes a dead letter", flight, failure);
        Outgoing letter = parked.deadLetter(flight, failure, Instant.now());
        letters.publish(letter, new Burial(flight, letter, false));
    }

    /** A dead letter that is refused itself goes without its large headers; refused again, it is held alone. */
    private final class Burial implements ReliablePublisher.Completion {
        private final Flight flight;
        private final Outgoing letter;
        private final boolean stripped;

        Burial(Flight flight, Outgoing letter, boolean stripped) {
            this.flight = flight;
            this.letter = letter;
            this.stripped = stripped;
        }

        @Override
        public void confirmed() {
            counters.dead.increment();
            flight.finish();
        }

        @Override
        public void unacceptable(String reason) {
            if (stripped) {
                stuck.accept("message " + flight.delivery().id() + " at "
                        + flight.delivery().position() + " is refused even as a dead letter and held: " + reason);
                LOGGER.atError()
                        .addKeyValue(Headers.ID, flight.delivery().id())
                        .addKeyValue("reason", reason)
                        .log("a message is refused even as a dead letter; it is held and not acknowledged");
                return;
            }
            Outgoing smaller = ParkedMessages.withoutOversizeHeaders(letter);
            letters.publish(smaller, new Burial(flight, smaller, true));
        }
    }
}
