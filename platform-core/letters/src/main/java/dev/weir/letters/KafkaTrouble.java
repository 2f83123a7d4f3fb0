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
        return new LettersUnavailable("cannot " + doing + " '" + letters + "': " + reason(failed, letters), failed);
    }

    private static String reason(KafkaException failed, String letters) {
        return switch (failed) {
            case InterruptException stopped -> "interrupted";
            case TopicAuthorizationException refused ->
                "not permitted; grant Read on it, and to take letters out Write on " + refused.unauthorizedTopics();
            case GroupAuthorizationException refused ->
                "not permitted; grant Read on consumer group '" + refused.groupId() + "'";
            case TransactionalIdAuthorizationException refused ->
                "not permitted; grant Write on transactional id '" + letters + KafkaClaim.SUFFIX + "'";
            case AuthenticationException refused -> "Kafka refused the credentials (" + refused.getMessage() + ")";
            case TimeoutException late ->
                "Kafka does not answer; check that it runs and can be reached (" + late.getMessage() + ")";
            default -> String.valueOf(root(failed).getMessage());
        };
    }

    private static Throwable root(Throwable failure) {
        Throwable cause = failure.getCause();
        return cause == null ? failure : root(cause);
    }
}
