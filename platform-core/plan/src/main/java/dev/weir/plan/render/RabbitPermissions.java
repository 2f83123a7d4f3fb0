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
        return permissions.lines();
    }

    /** The claim on the letters is an exclusive queue; copies go to the inbox by its name. */
    static List<String> redrive(Input input) {
        PhysicalNames names = input.names();
        var permissions = new RabbitPermissions();
        permissions.configure.add(quoted(names.redrive()));
        permissions.write.add(quoted(DEFAULT_EXCHANGE));
        permissions.read.add(quoted(names.deadLetters()));
        permissions.read.add(quoted(names.redrive()));
        return permissions.lines();
    }

    private List<String> lines() {
        return List.of("configure " + pattern(configure), "write " + pattern(write), "read " + pattern(read));
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
