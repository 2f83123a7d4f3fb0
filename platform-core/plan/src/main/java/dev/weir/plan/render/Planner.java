package dev.weir.plan.render;

import dev.weir.model.IntegrationSpec;
import dev.weir.model.Metadata;
import dev.weir.model.TopologyMode;
import dev.weir.plan.AppPlan;
import dev.weir.plan.Permissions;
import dev.weir.plan.Plan;
import dev.weir.plan.Port;
import dev.weir.plan.Workload;
import dev.weir.plan.resolve.Resolved;
import dev.weir.plan.resolve.Resolved.Input;
import dev.weir.plan.resolve.Resolved.NamedBroker;
import dev.weir.plan.resolve.Resolved.Output;
import dev.weir.wire.Topology;
import dev.weir.wire.TopologyText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Makes the plan of an Integration. Pure: nothing is read, nobody is asked, equal inputs give equal bytes. */
public final class Planner {
    private static final String TOPOLOGY_MODE = TopologyText.PREFIX + "mode";

    /** The plan; every resolved Integration has one. */
    public Plan plan(Resolved resolved) {
        Topology topology = topology(resolved);
        Fragment fragment = PlatformTables.process(resolved)
                .and(input(resolved))
                .and(output(resolved))
                .and(Options.of(resolved))
                .and(topology(resolved, topology));
        var app = new AppPlan(
                new TreeMap<>(fragment.properties()),
                List.copyOf(fragment.secrets().values()),
                topology,
                workload(resolved));
        return new Plan(app, permissions(resolved));
    }

    private static Fragment input(Resolved resolved) {
        Input input = resolved.input();
        if (input == null) {
            return Fragment.EMPTY;
        }
        BrokerDialect dialect = dialect(input.broker());
        return dialect.connection(new Connection(input.broker().spec()))
                .and(dialect.consumer(input))
                .and(dialect.deadLetter(input))
                .and(PlatformTables.input(input));
    }

    private static Fragment output(Resolved resolved) {
        Output output = resolved.output();
        if (output == null) {
            return Fragment.EMPTY;
        }
        BrokerDialect dialect = dialect(output.broker());
        return dialect.connection(new Connection(output.broker().spec()))
                .and(dialect.producer(output))
                .and(PlatformTables.output(output.spec()));
    }

    private static Topology topology(Resolved resolved) {
        var parts = new ArrayList<Topology>();
        if (resolved.input() != null) {
            parts.add(dialect(resolved.input().broker()).topology(resolved.input()));
        }
        if (resolved.output() != null) {
            parts.add(dialect(resolved.output().broker()).topology(resolved.output()));
        }
        return Topologies.merge(parts);
    }

    private static Fragment topology(Resolved resolved, Topology topology) {
        TopologyMode mode = brokers(resolved).findFirst().orElseThrow().spec().topology();
        return Fragment.property(TOPOLOGY_MODE, mode.name()).and(new Fragment(TopologyText.print(topology), Map.of()));
    }

    private static List<Permissions> permissions(Resolved resolved) {
        return brokers(resolved)
                .distinct()
                .map(broker -> permissions(broker, resolved))
                .toList();
    }

    private static Permissions permissions(NamedBroker broker, Resolved resolved) {
        Input input = resolved.input();
        Output output = resolved.output();
        BrokerDialect dialect = dialect(broker);
        Input here = input != null && input.broker().equals(broker) ? input : null;
        return new Permissions(
                broker.name(),
                broker.spec().type(),
                dialect.permissions(here, output != null && output.broker().equals(broker) ? output : null),
                here == null ? List.of() : dialect.redrive(here));
    }

    private static Stream<NamedBroker> brokers(Resolved resolved) {
        Input input = resolved.input();
        Output output = resolved.output();
        return Stream.of(
                        Stream.ofNullable(input).map(Input::broker),
                        Stream.ofNullable(output).map(Output::broker))
                .flatMap(it -> it);
    }

    private static BrokerDialect dialect(NamedBroker broker) {
        return BrokerDialect.of(broker.spec().type());
    }

    private static Workload workload(Resolved resolved) {
        Metadata metadata = resolved.integration().metadata();
        IntegrationSpec spec = resolved.integration().spec();
        var ports = new ArrayList<>(List.of(new Port(Port.MANAGEMENT, Port.MANAGEMENT_NUMBER)));
        if (resolved.listens() != null) {
            ports.add(new Port(Port.CONNECTOR, resolved.listens()));
        }
        return new Workload(
                metadata.namespace(),
                metadata.name(),
                spec.connector().name(),
                resolved.connector().image(),
                resolved.connector().main(),
                spec.replicas(),
                spec.state(),
                spec.scaling(),
                spec.resources(),
                spec.podTemplate(),
                ports);
    }
}
