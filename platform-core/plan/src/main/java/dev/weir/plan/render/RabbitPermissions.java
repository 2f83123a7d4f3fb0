package dev.weir.plan.render;

import dev.weir.model.TopologyMode;
import dev.weir.plan.resolve.Resolved.Input;
import dev.weir.plan.resolve.Resolved.NamedBroker;
import dev.weir.plan.resolve.Resolved.Output;
import dev.weir.wire.PhysicalNames;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The three regular expressions of a connector's user. */
final class RabbitPermissions {
    /** What RabbitMQ calls the exchange that routes to queues by name. */
    private static final String DEFAULT_EXCHANGE = "amq.default";

    private final Set<String> configure = new TreeSet<>();
    private final Set<String> write = new TreeSet<>();
    private final Set<String> read = new TreeSet<>();

    private RabbitPermissions() {}

    static List<String> of(@Nullable Input input, @Nullable Output output) {
        var permissions = new RabbitPermissions();
        if (input != null) {
            permissions.input(input);
        }
        if (output != null) {
            permissions.output(output);
        }
        return List.of(
                "configure " + pattern(permissions.configure),
                "write " + pattern(permissions.write),
                "read " + pattern(permissions.read));
    }

    private void input(Input input) {
        PhysicalNames names = input.names();
        String own = quoted(names.workQueue()) + "\\.(inbox|dlq|retry\\..+)";
        String existing = input.spec().queue();
        write.add(quoted(DEFAULT_EXCHANGE));
        read.add(own);
        read.add(quoted(input.workQueue()));
        if (declares(input.broker())) {
            configure.add(own);
        }
        if (existing == null && declares(input.broker())) {
            binds(names);
        }
    }

    private void output(Output output) {
        write.add(quoted(output.spec().destination()));
        if (declares(output.broker())) {
            configure.add(quoted(output.spec().destination()));
            output.spec()
                    .groups()
                    .forEach(it -> groups(new PhysicalNames(output.spec().destination(), it)));
        }
    }

    /** A queue that dead-letters is declared by who may read it and write to where its letters go. */
    private void groups(PhysicalNames names) {
        write.add(quoted(DEFAULT_EXCHANGE));
        read.add(quoted(names.workQueue()));
        binds(names);
    }

    private void binds(PhysicalNames names) {
        configure.add(quoted(names.destination()));
        configure.add(quoted(names.workQueue()));
        write.add(quoted(names.workQueue()));
        read.add(quoted(names.destination()));
    }

    private static boolean declares(NamedBroker broker) {
        return broker.spec().topology() == TopologyMode.Create;
    }

    private static String quoted(String name) {
        return name.replaceAll("[^A-Za-z0-9_-]", "\\\\$0");
    }

    private static String pattern(Set<String> names) {
        return names.isEmpty() ? "^$" : "^(" + String.join("|", names) + ")$";
    }
}
