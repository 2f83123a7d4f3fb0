package dev.weir.topology;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;

/** Waits for an answer of the cluster, but not for ever. */
final class KafkaAnswers {
    private final Duration timeout;

    KafkaAnswers(Duration timeout) {
        this.timeout = timeout;
    }

    int millis() {
        return Math.toIntExact(timeout.toMillis());
    }

    /** The answer; a refusal by the cluster is thrown as the {@link KafkaException} it is. */
    <T> T await(KafkaFuture<T> answer, String doing) {
        try {
            // the client keeps the time itself; the margin lets its own, clearer exception come first
            return answer.get(timeout.toMillis() + 1000, TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            throw translated(failed, doing);
        } catch (TimeoutException late) {
            throw unreachable(doing, late);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new TopologyUnreachable("stopped while waiting for Kafka to " + doing, stopped);
        }
    }

    private RuntimeException translated(ExecutionException failed, String doing) {
        Optional<TopologyForbidden> forbidden = TopologyForbidden.behind(failed);
        return forbidden.isPresent() ? forbidden.get() : refused(failed, doing);
    }

    private RuntimeException refused(ExecutionException failed, String doing) {
        return switch (failed.getCause()) {
            case org.apache.kafka.common.errors.TimeoutException late -> unreachable(doing, late);
            case KafkaException refused -> refused;
            case null, default ->
                new TopologyUnreachable("Kafka could not " + doing + ": " + failed.getMessage(), failed);
        };
    }

    private TopologyUnreachable unreachable(String doing, Exception late) {
        return new TopologyUnreachable(
                "Kafka did not " + doing + " within " + timeout.toSeconds()
                        + " s; check the Broker's addresses, and that every advertised address can be reached from here",
                late);
    }
}
