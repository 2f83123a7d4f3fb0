package dev.weir.plan.render;

import dev.weir.model.OutputSpec;
import dev.weir.model.Tracing;
import dev.weir.plan.Port;
import dev.weir.plan.resolve.Resolved;
import dev.weir.plan.resolve.Resolved.Input;
import dev.weir.wire.Delays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What every process is told, whatever broker it is on. */
final class PlatformTables {
    private static final Table<Resolved> IDENTITY = new Table<Resolved>()
            .row("spring.application.name", it -> it.integration().metadata().name())
            .row("weir.integration", it -> it.integration().metadata().qualifiedName())
            .row("weir.connector", it -> it.integration().spec().connector().name())
            .row("weir.function", it -> it.connector().function())
            .row("server.port", it -> Port.MANAGEMENT_NUMBER);

    private static final Table<Input> INPUT = new Table<Input>()
            .row("weir.input.destination", it -> it.names().destination())
            .row("weir.input.group", it -> it.names().group())
            .row("weir.input.queue", it -> it.spec().queue())
            .row("weir.input.workers", it -> it.spec().workers())
            .row("weir.input.id", it -> it.spec().id())
            .row("weir.input.unknown-properties", it -> it.spec().unknownProperties());

    private static final Table<Input> DELIVERY = new Table<Input>()
            .row("weir.delivery.attempts", it -> it.schedule().attempts())
            .row("weir.delivery.interval", it -> it.policy().retry().interval())
            .row("weir.delivery.factor", it -> it.schedule().factor())
            .row("weir.delivery.cap", it -> it.policy().retry().cap())
            .row("weir.delivery.jitter", it -> it.schedule().jitter())
            .row("weir.delivery.tiers", PlatformTables::tiers)
            .row("weir.delivery.timeout", it -> it.policy().timeout())
            .list("weir.delivery.reject", it -> it.policy().reject())
            .row("weir.delivery.dead-letter.retention", PlatformTables::retention);

    private static final Table<OutputSpec> OUTPUT = new Table<OutputSpec>()
            .row("weir.output.destination", OutputSpec::destination)
            .row("weir.output.key", OutputSpec::key)
            .row("weir.output.unrouted", OutputSpec::unrouted)
            .row("weir.output.split", OutputSpec::split);

    private static final Table<Tracing> TRACING = new Table<Tracing>()
            .row("weir.tracing.sampling", Tracing::sampling)
            .row("weir.tracing.endpoint", Tracing::endpoint);

    private PlatformTables() {}

    static Fragment process(Resolved resolved) {
        return IDENTITY.render(resolved)
                .and(TRACING.render(resolved.integration().spec().tracing()));
    }

    static Fragment input(Input input) {
        return INPUT.render(input).and(DELIVERY.render(input));
    }

    static Fragment output(OutputSpec output) {
        return OUTPUT.render(output);
    }

    private static String tiers(Input input) {
        return input.schedule().tiers().stream().map(Delays::print).collect(Collectors.joining(","));
    }

    private static @Nullable String retention(Input input) {
        return input.policy().deadLetter() == null
                ? null
                : input.policy().deadLetter().retention();
    }
}
