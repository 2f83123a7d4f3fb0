package dev.weir.operator.manifest;

import dev.weir.model.Resources;
import dev.weir.plan.Port;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.ContainerPortBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.ProbeBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.ResourceRequirementsBuilder;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The container that runs the connector: restricted as far as Kubernetes knows how. */
final class ContainerPart {
    private static final String LIVENESS = "/actuator/health/liveness";
    private static final String READINESS = "/actuator/health/readiness";

    /** A start may take 5 minutes: brokers that are not there yet are waited for. */
    private static final int START_LOOKS = 150;

    private static final int START_LOOK_SECONDS = 2;
    private static final int LOOK_SECONDS = 10;
    private static final int ANSWER_SECONDS = 5;
    private static final Map<String, String> REQUESTS = Map.of("cpu", "250m", "memory", "384Mi");
    private static final Map<String, String> LIMITS = Map.of("memory", "512Mi");

    private ContainerPart() {}

    static Container of(Blueprint blueprint) {
        return new ContainerBuilder()
                .withName("connector")
                .withImage(blueprint.image())
                .withEnv(environment(blueprint))
                .withPorts(blueprint.workload().ports().stream()
                        .map(ContainerPart::port)
                        .toList())
                .withResources(resources(blueprint.workload().resources()))
                .withStartupProbe(probe(LIVENESS, START_LOOK_SECONDS, START_LOOKS))
                .withLivenessProbe(probe(LIVENESS, LOOK_SECONDS, 3))
                .withReadinessProbe(probe(READINESS, LOOK_SECONDS, 1))
                .withVolumeMounts(VolumeParts.mounts(blueprint))
                .withNewSecurityContext()
                .withAllowPrivilegeEscalation(false)
                .withReadOnlyRootFilesystem(true)
                .withNewCapabilities()
                .withDrop("ALL")
                .endCapabilities()
                .endSecurityContext()
                .build();
    }

    private static List<EnvVar> environment(Blueprint blueprint) {
        SortedMap<String, String> environment = new TreeMap<>();
        environment.put("JDK_JAVA_OPTIONS", "-XX:MaxRAMPercentage=70 -XX:+ExitOnOutOfMemoryError");
        environment.put("SPRING_CONFIG_ADDITIONAL_LOCATION", "file:" + VolumeParts.CONFIG_FILE);
        environment.put("WEIR_STATE_FILE", VolumeParts.STATE_FILE);
        if (!blueprint.app().secrets().isEmpty()) {
            environment.put("WEIR_SECRETS_DIR", VolumeParts.SECRETS_FOLDER);
        }
        return environment.entrySet().stream()
                .map(it -> new EnvVar(it.getKey(), it.getValue(), null))
                .toList();
    }

    private static ContainerPort port(Port port) {
        return new ContainerPortBuilder()
                .withName(port.name())
                .withContainerPort(port.number())
                .withProtocol("TCP")
                .build();
    }

    private static Probe probe(String path, int everySeconds, int failures) {
        return new ProbeBuilder()
                .withNewHttpGet()
                .withPath(path)
                .withNewPort(Port.MANAGEMENT)
                .endHttpGet()
                .withPeriodSeconds(everySeconds)
                .withTimeoutSeconds(ANSWER_SECONDS)
                .withFailureThreshold(failures)
                .build();
    }

    private static ResourceRequirements resources(@Nullable Resources wanted) {
        Map<String, String> requests = wanted == null ? Map.of() : wanted.requests();
        Map<String, String> limits = wanted == null ? Map.of() : wanted.limits();
        return new ResourceRequirementsBuilder()
                .withRequests(quantities(REQUESTS, requests, limits))
                .withLimits(quantities(LIMITS, limits, requests))
                .build();
    }

    /** A default might contradict what people write on the other side, so it holds only where they write neither. */
    private static SortedMap<String, Quantity> quantities(
            Map<String, String> defaults, Map<String, String> wanted, Map<String, String> otherSide) {
        SortedMap<String, Quantity> quantities = new TreeMap<>();
        defaults.forEach((name, amount) -> {
            if (!otherSide.containsKey(name)) {
                quantities.put(name, new Quantity(amount));
            }
        });
        wanted.forEach((name, amount) -> quantities.put(name, new Quantity(amount)));
        return quantities;
    }
}
