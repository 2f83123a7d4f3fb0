package dev.weir.runner.manifest;

import dev.weir.model.BrokerSpec;
import dev.weir.model.IntegrationSpec;
import dev.weir.model.Manifest;
import dev.weir.plan.Plan;
import dev.weir.plan.render.Planner;
import dev.weir.plan.resolve.BrokerCheck;
import dev.weir.plan.resolve.ConnectorCheck;
import dev.weir.plan.resolve.IntegrationResolver;
import dev.weir.plan.resolve.Problem;
import dev.weir.plan.resolve.Problems;
import dev.weir.plan.resolve.Resolved;
import dev.weir.plan.resolve.Unresolved;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a folder becomes: a plan for each Integration, or everything that is wrong with it.
 *
 * @param integrations those that can be planned; complete only without findings
 * @param findings by file and line
 */
public record FolderPlan(List<Planned> integrations, List<Finding> findings) {
    public FolderPlan {
        integrations = List.copyOf(integrations);
        findings = findings.stream().distinct().sorted().toList();
    }

    /** An Integration with all it refers to and what becomes of it. */
    public record Planned(Placed<IntegrationSpec> source, Resolved resolved, Plan plan) {
        public Manifest<IntegrationSpec> manifest() {
            return source.manifest();
        }
    }

    /** Resolves and plans the whole folder. */
    public static FolderPlan of(ManifestFolder folder, ConnectorCatalogue catalogue, FolderReferences references) {
        var findings = new ArrayList<>(folder.findings());
        findings.addAll(catalogue.findings());
        folder.brokers().forEach(it -> it.findings(problems(it, references)).forEach(findings::add));
        folder.connectors().forEach(it -> it.findings(ConnectorCheck.check(it.manifest()).stream())
                .forEach(findings::add));
        var planned = new ArrayList<Planned>();
        for (Placed<IntegrationSpec> integration : folder.integrations()) {
            switch (new IntegrationResolver().resolve(integration.manifest(), references)) {
                case Resolved resolved -> planned.add(new Planned(integration, resolved, new Planner().plan(resolved)));
                case Unresolved(Problems problems) ->
                    integration
                            .findings(problems.stream().filter(it -> !isSaidElsewhere(it, integration, folder)))
                            .forEach(findings::add);
            }
            findings.addAll(unreadable(integration, catalogue));
        }
        return new FolderPlan(planned, findings);
    }

    private static Stream<Problem> problems(Placed<BrokerSpec> broker, FolderReferences references) {
        return BrokerCheck.check(broker.manifest(), references).stream();
    }

    private static List<Finding> unreadable(Placed<IntegrationSpec> integration, ConnectorCatalogue catalogue) {
        var connector = integration.manifest().spec().connector();
        return isAbsent(connector) ? List.of() : catalogue.findings(connector.name());
    }

    /** A record holds null where a required field is not written. */
    private static boolean isAbsent(@Nullable Object field) {
        return field == null;
    }

    /** Problems of a Broker or Connector that is in the folder stand at its own lines. */
    private static boolean isSaidElsewhere(
            Problem problem, Placed<IntegrationSpec> integration, ManifestFolder folder) {
        String namespace = integration.manifest().metadata().namespace();
        return switch (problem.reason()) {
            case BrokerUnusable ->
                folder.brokers().stream()
                        .anyMatch(it -> it.manifest().metadata().namespace().equals(namespace)
                                && problem.message()
                                        .startsWith("Broker '"
                                                + it.manifest().metadata().name() + "' "));
            case ConnectorUnusable ->
                folder.connectors().stream().anyMatch(it -> it.manifest()
                        .metadata()
                        .name()
                        .equals(integration.manifest().spec().connector().name()));
            default -> false;
        };
    }
}
