package dev.weir.runner.command;

import dev.weir.runner.broker.BrokerAddress;
import dev.weir.runner.manifest.Finding;
import dev.weir.runner.manifest.StandIn;
import dev.weir.runner.manifest.Workspace;
import dev.weir.runner.output.Terminal;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which YAML, connectors and broker are meant. */
final class FolderOptions {
    @Option(
            names = "--connector",
            paramLabel = "NAME=DIR|JAR",
            description = "A connector that is neither beside the YAML nor in connectors/; may be repeated.")
    private Map<String, Path> connectors = new LinkedHashMap<>();

    @Option(
            names = "--broker",
            paramLabel = "ADDRESS",
            description =
                    "Broker of Integrations whose own is not in the folder: amqp://user:password@host:port/vhost or"
                            + " kafka://host:port. Without it, an embedded Kafka.")
    private @Nullable String broker;

    /** The broker that was asked for, or Kafka at the given address. */
    StandIn standIn(String embedded) {
        return broker == null ? StandIn.embedded(embedded) : BrokerAddress.parse(broker);
    }

    boolean namesBroker() {
        return broker != null;
    }

    Workspace load(List<Path> files, StandIn standIn) {
        List<Path> shelves = List.of(Path.of("connectors"), Home.path().resolve("connectors"));
        return Workspace.load(new Workspace.Places(files, connectors, shelves), standIn);
    }

    /** Says every problem of the folder; whether there was none. */
    static boolean isClean(Workspace workspace, Terminal terminal) {
        List<Finding> findings = workspace.plan().findings();
        findings.forEach(it -> terminal.problem(it.toString()));
        workspace.folder().passedOver().forEach(it -> terminal.note("passed over " + it));
        if (!findings.isEmpty()) {
            terminal.note(findings.size() == 1 ? "1 problem" : findings.size() + " problems");
        }
        return findings.isEmpty();
    }
}
