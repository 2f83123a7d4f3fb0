package dev.weir.testkit.accounting;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Every place on a broker where a message of one consumer group can be.
 *
 * @param input destination the load is posted to
 * @param group that reads it
 * @param output destination of the results; {@code null} where the test sees them otherwise
 * @param retrying mailboxes of what will be tried again; those that do not exist are empty
 * @param retryGroup Kafka consumer group that reads them
 * @param deadLetters mailbox of what was given up
 */
public record Places(
        String input,
        String group,
        @Nullable String output,
        List<String> retrying,
        String retryGroup,
        String deadLetters) {
    public Places {
        retrying = List.copyOf(retrying);
    }
}
