package dev.weir.runner.live;

import dev.weir.letters.DeadLetters;
import dev.weir.letters.LettersUnavailable;
import dev.weir.runner.broker.Backlog;
import dev.weir.runner.broker.BrokerAccess;
import dev.weir.runner.broker.LettersOf;
import dev.weir.runner.state.Running;
import org.jspecify.annotations.Nullable;

/**
 * What of an Integration lies on its input's broker; {@link Backlog#UNKNOWN} where the broker does not answer.
 *
 * @param waiting not finished by its group
 * @param retrying in retry tiers and inbox
 * @param dead dead letters
 */
public record Depth(long waiting, long retrying, long dead) {
    /** Of an Integration without an input. */
    public static final Depth NONE = new Depth(0, 0, 0);

    /** Whether the broker answered everything. */
    boolean isKnown() {
        return waiting >= 0 && retrying >= 0 && dead >= 0;
    }

    /** Whether anything lies there, as far as the broker answers. */
    boolean isAny() {
        return waiting > 0 || retrying > 0 || dead > 0;
    }

    /** Measures one Integration again and again. */
    static final class Gauge implements AutoCloseable {
        private final Running.Side input;
        private final BrokerAccess access;
        private final Backlog backlog;
        private @Nullable DeadLetters letters;

        Gauge(Running.Side input, BrokerAccess access) {
            this.input = input;
            this.access = access;
            this.backlog = Backlog.of(access);
        }

        Depth measure() {
            return new Depth(backlog.waiting(input), backlog.retrying(input), dead());
        }

        private long dead() {
            try {
                if (letters == null) {
                    letters = LettersOf.open(access, input);
                }
                return letters.count();
            } catch (LettersUnavailable silent) {
                return Backlog.UNKNOWN;
            }
        }

        @Override
        public void close() {
            backlog.close();
            if (letters != null) {
                letters.close();
            }
        }
    }
}
