package dev.weir.letters;

import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;

/** Turns what the Kafka client throws into one sentence for people. */
final class KafkaTrouble {
    private KafkaTrouble() {}

    static <T> T translating(String doing, String letters, Supplier<T> call) {
        try {
            return call.get();
        } catch (KafkaException failed) {
            throw of(failed, doing, letters);
        }
    }

    static RuntimeException of(KafkaException failed, String doing, String letters) {
        String sentence = "cannot " + doing + " '" + letters + "': ";
        return switch (failed) {
            case InterruptException stopped -> new LettersUnavailable(sentence + "interrupted", failed);
            case TopicAuthorizationException refused ->
                new LettersUnavailable(
                        sentence + "not permitted; grant Read on it, and to take letters out Write on "
                                + refused.unauthorizedTopics(),
                        failed);
            case GroupAuthorizationException refused ->
                new LettersUnavailable(
                        sentence + "not permitted; grant Read on consumer group '" + refused.groupId() + "'", failed);
            case TransactionalIdAuthorizationException refused ->
                new LettersUnavailable(
                        sentence + "not permitted; grant Write on transactional id '" + letters + KafkaClaim.SUFFIX
                                + "'",
                        failed);
            case AuthenticationException refused ->
                new LettersUnavailable(
                        sentence + "Kafka refused the credentials (" + refused.getMessage() + ")", failed);
            case TimeoutException late ->
                new LettersUnavailable(
                        sentence + "Kafka does not answer; check that it runs and can be reached (" + late.getMessage()
                                + ")",
                        failed);
            default -> new LettersUnavailable(sentence + root(failed).getMessage(), failed);
        };
    }

    private static Throwable root(Throwable failure) {
        Throwable cause = failure.getCause();
        return cause == null ? failure : root(cause);
    }
}
