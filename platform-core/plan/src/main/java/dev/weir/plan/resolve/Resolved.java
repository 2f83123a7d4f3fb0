package dev.weir.plan.resolve;

import dev.weir.model.BrokerSpec;
import dev.weir.model.ConnectorSpec;
import dev.weir.model.DeliveryPolicy;
import dev.weir.model.InputSpec;
import dev.weir.model.IntegrationSpec;
import dev.weir.model.Manifest;
import dev.weir.model.OutputSpec;
import dev.weir.model.SecretRef;
import dev.weir.wire.PhysicalNames;
import dev.weir.wire.RetrySchedule;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An Integration that passed every check, with all it refers to. Only {@link IntegrationResolver} makes one.
 *
 * @param input null for a source
 * @param output null for a sink
 * @param optionSecrets the connector's options that come from Secrets
 * @param listens port that the connector itself listens on; null when it does not, or when a Secret says where
 */
public record Resolved(
        Manifest<IntegrationSpec> integration,
        ConnectorSpec connector,
        @Nullable Input input,
        @Nullable Output output,
        SortedMap<String, SecretRef> optionSecrets,
        @Nullable Integer listens)
        implements Resolution {
    public Resolved {
        optionSecrets = Collections.unmodifiableSortedMap(new TreeMap<>(optionSecrets));
    }

    /** A Broker and the name it has in the namespace of the Integration. */
    public record NamedBroker(String name, BrokerSpec spec) {}

    /**
     * What is read.
     *
     * @param policy what happens to a message that fails
     * @param names what the group owns on the broker, with the default group put in
     * @param schedule the retries of the policy
     */
    public record Input(
            InputSpec spec, DeliveryPolicy policy, NamedBroker broker, PhysicalNames names, RetrySchedule schedule) {
        /** Queue that RabbitMQ delivers from: an existing one or the group's own. */
        public String workQueue() {
            String existing = spec.queue();
            return existing == null ? names.workQueue() : existing;
        }
    }

    /** What is written. */
    public record Output(OutputSpec spec, NamedBroker broker) {}
}
