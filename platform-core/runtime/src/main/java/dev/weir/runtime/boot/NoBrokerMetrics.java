package dev.weir.runtime.boot;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;

/**
 * Leaves out the metrics of RabbitMQ's client, which keep every unacknowledged tag in sets and walk through them at each
 * acknowledgement. What they count, Weir's own metrics count too, under the same names on both brokers.
 */
final class NoBrokerMetrics implements AutoConfigurationImportFilter {
    private static final String LEFT_OUT =
            "org.springframework.boot.amqp.autoconfigure.metrics.RabbitMetricsAutoConfiguration";

    @Override
    public boolean[] match(@Nullable String[] candidates, AutoConfigurationMetadata metadata) {
        boolean[] taken = new boolean[candidates.length];
        for (int i = 0; i < candidates.length; i++) {
            taken[i] = !LEFT_OUT.equals(candidates[i]);
        }
        return taken;
    }
}
