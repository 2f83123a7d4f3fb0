package dev.weir.runtime.kafka;

import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;

/**
 * Whether a consumer has a broker to consume from. A consumer does not tell: it polls on, waits and comes back by itself.
 * Its metrics do, and may be read from any thread.
 */
final class ConsumerPulse {
    /** Five heartbeats left out: the coordinator is not known or does not answer. */
    private static final double SILENT_SECONDS = 15;

    private final Consumer<?, ?> consumer;

    ConsumerPulse(Consumer<?, ?> consumer) {
        this.consumer = consumer;
    }

    boolean beats() {
        boolean connected = value("connection-count", "consumer-metrics").orElse(0.0) > 0;
        return connected
                && value("last-heartbeat-seconds-ago", "consumer-coordinator-metrics")
                                .orElse(0.0)
                        <= SILENT_SECONDS;
    }

    private Optional<Double> value(String name, String group) {
        for (Map.Entry<MetricName, ? extends Metric> metric : consumer.metrics().entrySet()) {
            if (metric.getKey().name().equals(name) && metric.getKey().group().equals(group)) {
                return metric.getValue().metricValue() instanceof Double value ? Optional.of(value) : Optional.empty();
            }
        }
        return Optional.empty();
    }
}
