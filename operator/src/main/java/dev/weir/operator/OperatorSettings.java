package dev.weir.operator;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How the operator is to work.
 *
 * @param ownNamespace where it runs and keeps its lease
 * @param namespaces what it watches; empty for every namespace
 * @param allowedImages what images may begin with; empty for every image
 * @param monitorLabels what a Prometheus selects monitors by
 * @param healthPort 0 for any free one
 */
record OperatorSettings(
        String ownNamespace,
        Set<String> namespaces,
        List<String> allowedImages,
        Map<String, String> monitorLabels,
        boolean leaderElection,
        String healthHost,
        int healthPort,
        int threads) {
    private static final String ALL = "*";
    private static final String NAMESPACE = "[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?";

    OperatorSettings {
        namespaces = Set.copyOf(namespaces);
        allowedImages = List.copyOf(allowedImages);
        monitorLabels = Map.copyOf(monitorLabels);
    }

    /**
     * Reads and checks everything.
     *
     * @param namespaceOfClient where the client's own configuration says we are
     * @throws StartFailure naming the variable, its value and the fix
     */
    static OperatorSettings of(Map<String, String> environment, String namespaceOfClient) {
        unknown(environment);
        String named = Setting.WEIR_OPERATOR_NAMESPACE.in(environment);
        String own = named.isEmpty() ? namespaceOfClient : named;
        checkNamespace(Setting.WEIR_OPERATOR_NAMESPACE, own);
        return new OperatorSettings(
                own,
                namespaces(environment, own),
                Setting.WEIR_ALLOWED_IMAGES.list(environment),
                Setting.WEIR_MONITOR_LABELS.labels(environment),
                Setting.WEIR_LEADER_ELECTION.flag(environment),
                Setting.WEIR_HEALTH_HOST.in(environment),
                Setting.WEIR_HEALTH_PORT.number(environment, 0, 65535),
                Setting.WEIR_THREADS.number(environment, 1, 100));
    }

    private static void unknown(Map<String, String> environment) {
        Set<String> known = new TreeSet<>();
        for (Setting setting : Setting.values()) {
            known.add(setting.name());
        }
        // Kubernetes itself puts variables of Services, such as WEIR_OPERATOR_PORT, into a container
        environment.keySet().stream()
                .filter(it ->
                        it.startsWith("WEIR_") && !known.contains(it) && !it.matches(".*_(PORT|HOST|TCP|UDP)(_.*)?"))
                .findFirst()
                .ifPresent(it -> {
                    throw new StartFailure(it + " is no setting; there are " + String.join(", ", known));
                });
    }

    private static Set<String> namespaces(Map<String, String> environment, String own) {
        List<String> named = Setting.WEIR_NAMESPACES.list(environment);
        if (named.isEmpty()) {
            return Set.of(own);
        }
        if (named.contains(ALL)) {
            if (named.size() > 1) {
                throw new StartFailure("WEIR_NAMESPACES is '" + String.join(",", named) + "'; write * alone, or names");
            }
            return Set.of();
        }
        named.forEach(it -> checkNamespace(Setting.WEIR_NAMESPACES, it));
        return new TreeSet<>(named);
    }

    private static void checkNamespace(Setting setting, String name) {
        if (!name.matches(NAMESPACE)) {
            throw new StartFailure(setting + " is '" + name + "'; write the name of a namespace");
        }
    }

    boolean watchesAll() {
        return namespaces.isEmpty();
    }

    /** One line for the log; there are no secrets among the settings. */
    String text() {
        return "namespace=" + ownNamespace + " watches="
                + (watchesAll() ? ALL : String.join(",", new TreeSet<>(namespaces)))
                + " allowedImages=" + (allowedImages.isEmpty() ? "all" : String.join(",", allowedImages))
                + " monitorLabels=" + new TreeMap<>(monitorLabels) + " leaderElection=" + leaderElection + " health="
                + healthHost + ":" + healthPort + " threads="
                + threads;
    }
}
