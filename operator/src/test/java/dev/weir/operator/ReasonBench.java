package dev.weir.operator;

import static org.awaitility.Awaitility.await;

import dev.weir.operator.status.ConditionReason;
import dev.weir.operator.status.ConditionType;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/** How soon people are told why, or get what they wait for, while a fleet is there; the longest of some times. */
record ReasonBench(Tenant tenant) {
    private static final int TIMES = 5;

    String report() {
        var report = new StringBuilder();
        row(
                report,
                "unknown Connector",
                it -> wrong(it, "connector: {name: none}"),
                it -> says(it, "ConnectorNotFound"));
        row(report, "missing Broker", it -> wrong(it, "broker: {name: none}"), it -> says(it, "BrokerNotFound"));
        row(report, "missing Secret", this::late, it -> says(it, "SecretNotFound"));
        row(report, "Secret created, until `Programmed`", it -> secret(it, "first"), this::isProgrammed);
        row(report, "Secret rotated, until the Deployment", it -> secret(it, "second"), this::isRotated);
        row(
                report,
                "invalid edit",
                it -> tenant.integration(it, "config: {level: loud}"),
                it -> says(it, "OptionInvalid"));
        return report.toString();
    }

    private interface Act {
        void on(String integration);
    }

    private interface Sign {
        boolean of(String integration);
    }

    private void row(StringBuilder report, String what, Act act, Sign sign) {
        double longest = 0;
        for (int i = 0; i < TIMES; i++) {
            String name = "why-" + i;
            long begin = System.nanoTime();
            act.on(name);
            await(what)
                    .atMost(Cluster.PATIENCE)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> sign.of(name));
            longest = Math.max(longest, (System.nanoTime() - begin) / 1e9);
        }
        report.append(String.format(Locale.ROOT, "| %s, longest of %d, s | %.2f |%n", what, TIMES, longest));
    }

    private void wrong(String name, String line) {
        String spec = "connector: {name: log-sink}\n  broker: {name: main}\n  input: {destination: why}\n  replicas: 0";
        String field = line.substring(0, line.indexOf(':'));
        tenant.apply("apiVersion: weir.dev/v1alpha1\nkind: Integration\nmetadata: {name: %s}\nspec:\n  %s\n"
                .formatted(name, spec.replaceFirst(field + ": \\{[^}]*}", line)));
    }

    private void late(String name) {
        tenant.integration(name, "replicas: 0", "configFrom: [{secret: {name: %s}}]".formatted(name));
    }

    private void secret(String name, String value) {
        tenant.secret(name, Map.of("token", value));
    }

    private boolean says(String name, String reason) {
        return tenant.condition(name, ConditionType.Ready)
                .filter(it -> it.reason().equals(reason))
                .isPresent();
    }

    private boolean isProgrammed(String name) {
        return says(name, ConditionReason.ScaledToZero.name());
    }

    private boolean isRotated(String name) {
        return tenant.find(Deployment.class, name)
                .filter(it -> it.getMetadata().getGeneration() > 1)
                .isPresent();
    }
}
