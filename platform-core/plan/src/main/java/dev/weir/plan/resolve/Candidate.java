package dev.weir.plan.resolve;

import dev.weir.model.Bounds;
import dev.weir.model.BrokerRef;
import dev.weir.model.BrokerSpec;
import dev.weir.model.BrokerType;
import dev.weir.model.ConnectorSpec;
import dev.weir.model.Endpoint;
import dev.weir.model.InputSpec;
import dev.weir.model.IntegrationSpec;
import dev.weir.model.Manifest;
import dev.weir.model.OutputSpec;
import dev.weir.model.RetryPolicy;
import dev.weir.wire.Delays;
import dev.weir.wire.PhysicalNames;
import dev.weir.wire.RetrySchedule;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An Integration with what it names looked up, before anyone judged it. Complete, but not within bounds: what cannot be
 * read is absent here.
 */
record Candidate(
        Manifest<IntegrationSpec> integration,
        References references,
        @Nullable ConnectorSpec connector,
        OptionSchema options,
        @Nullable Side<InputSpec> input,
        @Nullable Side<OutputSpec> output) {
    private static final Pattern DURATION = Pattern.compile(Bounds.DURATION);

    /**
     * One side.
     *
     * @param path {@code spec.input} or {@code spec.output}
     * @param brokerPath field that names the Broker
     * @param brokerName null when neither the side nor the Integration names one
     * @param broker null when there is none of that name
     */
    record Side<E extends Endpoint>(
            String path,
            E endpoint,
            String brokerPath,
            @Nullable String brokerName,
            @Nullable BrokerSpec broker) {
        boolean isOn(BrokerType type) {
            return broker != null && broker.type() == type;
        }
    }

    static Candidate of(Manifest<IntegrationSpec> integration, References references) {
        ConnectorSpec connector =
                references.connector(integration.spec().connector().name()).orElse(null);
        OptionSchema options = connector == null ? OptionSchema.ANY : OptionSchema.of(connector.schema());
        return new Candidate(
                integration,
                references,
                connector,
                options,
                input(integration, references),
                output(integration, references));
    }

    /** Only what is needed to tell its names on a broker. */
    static Candidate ofNames(Manifest<IntegrationSpec> integration, References references) {
        return new Candidate(
                integration,
                references,
                null,
                OptionSchema.ANY,
                input(integration, references),
                output(integration, references));
    }

    private static @Nullable Side<InputSpec> input(Manifest<IntegrationSpec> integration, References references) {
        return side("spec.input", integration.spec().input(), integration, references);
    }

    private static @Nullable Side<OutputSpec> output(Manifest<IntegrationSpec> integration, References references) {
        return side("spec.output", integration.spec().output(), integration, references);
    }

    private static <E extends Endpoint> @Nullable Side<E> side(
            String path, @Nullable E endpoint, Manifest<IntegrationSpec> integration, References references) {
        if (endpoint == null) {
            return null;
        }
        BrokerRef own = endpoint.broker();
        BrokerRef ref = own == null ? integration.spec().broker() : own;
        String brokerPath = own == null ? "spec.broker" : path + ".broker";
        if (ref == null) {
            return new Side<>(path, endpoint, brokerPath, null, null);
        }
        Optional<BrokerSpec> broker = references.broker(integration.metadata().namespace(), ref.name());
        return new Side<>(path, endpoint, brokerPath + ".name", ref.name(), broker.orElse(null));
    }

    IntegrationSpec spec() {
        return integration.spec();
    }

    String namespace() {
        return integration.metadata().namespace();
    }

    String qualifiedName() {
        return integration.metadata().qualifiedName();
    }

    /** The sides there are, input first. */
    Stream<Side<?>> sides() {
        return Stream.<@Nullable Side<?>>of(input, output).flatMap(Stream::ofNullable);
    }

    /** What the input's group owns on its broker; null without an input or a destination. */
    @Nullable
    PhysicalNames names() {
        return names(integration);
    }

    /** The same without any Broker looked up. */
    static @Nullable PhysicalNames names(Manifest<IntegrationSpec> integration) {
        InputSpec input = integration.spec().input();
        if (input == null) {
            return null;
        }
        String named = input.destination() == null ? input.queue() : input.destination();
        return named == null ? null : new PhysicalNames(named, group(input, integration));
    }

    private static String group(InputSpec input, Manifest<IntegrationSpec> integration) {
        String group = input.group();
        return group == null
                ? integration.metadata().namespace() + "."
                        + integration.metadata().name()
                : group;
    }

    /** The retry policy; null when a part of it is outside its bounds. */
    @Nullable
    RetrySchedule schedule() {
        RetryPolicy retry = spec().delivery().retry();
        Duration interval = duration(retry.interval());
        Duration cap = duration(retry.cap());
        boolean bounded = retry.attempts() >= 1
                && retry.attempts() <= Bounds.ATTEMPTS
                && retry.factor() >= 1
                && retry.jitter() >= 0
                && retry.jitter() <= Bounds.JITTER;
        return interval == null || cap == null || !bounded
                ? null
                : new RetrySchedule(retry.attempts(), interval, retry.factor(), cap, retry.jitter());
    }

    /** A duration as it is written; null when it is not one. */
    static @Nullable Duration duration(@Nullable String text) {
        return text != null && DURATION.matcher(text).matches() ? Delays.parse(text) : null;
    }

    /** Whether the fields are there that names are made of; a resource may come from where no schema was asked. */
    static boolean canBeNamed(IntegrationSpec spec) {
        OutputSpec output = spec.output();
        return isNamed(spec.broker())
                && (spec.input() == null || isNamed(spec.input().broker()))
                && (output == null || isNamed(output.broker()))
                && (output == null || output.destination() != null);
    }

    private static boolean isNamed(@Nullable BrokerRef ref) {
        return ref == null || ref.name() != null;
    }
}
