package dev.weir.runtime.boot;

import dev.weir.wire.PhysicalNames;
import dev.weir.wire.RetrySchedule;
import dev.weir.wire.Topology;
import dev.weir.wire.TopologyText;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a plan says to the runtime.
 *
 * @param integration {@code namespace/name} of the integration
 * @param connector name of its connector in the catalogue
 * @param function bean names of the author's functions joined by {@code |}; needed only when there are several
 * @param input what is consumed; absent for a source
 * @param output where results go; absent for a sink
 * @param delivery what happens to messages that fail
 * @param tracing how much is traced and where spans go
 * @param topology what must exist on the brokers
 * @param source how a polled supplier is polled
 * @param window bounds of what is in flight in each consumer
 * @param kafka credentials that Kafka's client takes in one text only
 * @param stateFile file whose first line is {@code Running} or {@code Paused}, watched
 * @param secretsDir folder with one file for each secret property
 */
@ConfigurationProperties("weir")
public record WeirProperties(
        @DefaultValue("default/connector") String integration,
        @Nullable String connector,
        @Nullable String function,
        @Nullable Input input,
        @Nullable Output output,
        @DefaultValue Delivery delivery,
        @DefaultValue Tracing tracing,
        @DefaultValue TopologyProperties topology,
        @DefaultValue Source source,
        @DefaultValue Window window,
        @Nullable Kafka kafka,
        @Nullable Path stateFile,
        @Nullable Path secretsDir) {

    /**
     * What is consumed.
     *
     * @param destination topic or topic exchange
     * @param group consumer group
     * @param queue existing RabbitMQ queue that is consumed as it is
     * @param workers parallel calls for each consumer; 1 keeps the order of arrival
     * @param id where the identity of foreign RabbitMQ messages comes from
     * @param unknownProperties whether unknown JSON properties make a message unreadable
     */
    public record Input(
            String destination,
            String group,
            @Nullable String queue,
            @DefaultValue("1") int workers,
            @DefaultValue("Header") IdSource id,
            @DefaultValue("Ignore") UnknownProperties unknownProperties) {
        /** Everything the group owns on the broker. */
        public PhysicalNames names() {
            return new PhysicalNames(destination, group);
        }

        String queueName() {
            return queue == null ? names().workQueue() : queue;
        }
    }

    /** Where the identity of foreign RabbitMQ messages comes from. */
    public enum IdSource {
        Header,
        MessageId
    }

    /** What unknown JSON properties do. */
    public enum UnknownProperties {
        Ignore,
        Reject
    }

    /**
     * Where results go.
     *
     * @param destination topic or topic exchange
     * @param key JSON Pointer to the record key in a result
     * @param unrouted what happens to results that no queue takes
     * @param split whether a list as result is several messages
     */
    public record Output(
            String destination,
            @Nullable String key,
            @DefaultValue("Pause") Unrouted unrouted,
            @DefaultValue("true") boolean split) {}

    /** What happens to results that no queue takes. */
    public enum Unrouted {
        Pause,
        Discard
    }

    /**
     * What happens to messages that fail.
     *
     * @param attempts calls in all
     * @param interval delay after the first failure
     * @param factor growth of the delay
     * @param cap longest delay
     * @param jitter part of the delay by which it is spread
     * @param tiers delay tiers that exist on the broker
     * @param timeout of one call
     * @param reject exception types that are never retried
     * @param deadLetter how long dead letters stay
     */
    public record Delivery(
            @DefaultValue("5") int attempts,
            @DefaultValue("1s") Duration interval,
            @DefaultValue("2") double factor,
            @DefaultValue("30s") Duration cap,
            @DefaultValue("0.2") double jitter,
            @DefaultValue List<Duration> tiers,
            @DefaultValue("60s") Duration timeout,
            @DefaultValue List<String> reject,
            @Nullable DeadLetter deadLetter) {
        RetrySchedule schedule() {
            return new RetrySchedule(attempts, interval, factor, cap, jitter);
        }
    }

    /**
     * How long dead letters stay.
     *
     * @param retention absent for ever
     */
    public record DeadLetter(@Nullable Duration retention) {}

    /**
     * How much is traced.
     *
     * @param sampling part of the messages without a trace of their own that get one, 0 to 1
     * @param endpoint OTLP over HTTP; absent exports nothing
     */
    public record Tracing(
            @DefaultValue("0") double sampling, @Nullable String endpoint) {}

    /**
     * What must exist on the brokers, in the lines of {@link TopologyText}.
     *
     * @param mode whether it is declared or only verified
     */
    public record TopologyProperties(
            @DefaultValue("Create") TopologyMode mode,
            @DefaultValue List<String> topics,
            @DefaultValue List<String> exchanges,
            @DefaultValue List<String> queues,
            @DefaultValue List<String> bindings) {
        Topology read() {
            return TopologyText.parse(topics, exchanges, queues, bindings);
        }
    }

    /** Whether what must exist is declared or only verified. */
    public enum TopologyMode {
        Create,
        Verify
    }

    /**
     * How a supplier is polled.
     *
     * @param interval between two polls
     */
    public record Source(@DefaultValue("1s") Duration interval) {}

    /**
     * Bounds of what is in flight in each consumer.
     *
     * @param messages fetched and not yet acknowledged
     * @param bytes of these messages
     */
    public record Window(
            @DefaultValue("1000") int messages,
            @DefaultValue("67108864") long bytes) {}

    /** Credentials of Kafka's SASL mechanisms. */
    public record Kafka(@Nullable String username, @Nullable String password) {}

    Input requireInput() {
        return Objects.requireNonNull(input, "the integration has no input");
    }
}
