package dev.weir.operator;

import static org.awaitility.Awaitility.await;

import dev.weir.operator.kind.Condition;
import dev.weir.operator.kind.Condition.Truth;
import dev.weir.operator.kind.Integration;
import dev.weir.operator.manifest.Labels;
import dev.weir.operator.status.ConditionSet;
import dev.weir.operator.status.ConditionType;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Many Integrations of one tenant, made, edited and deleted by several people at once who do not give up. */
final class Fleet {
    private static final int PEOPLE = 8;
    /** Integrations that read one destination, each as a group of its own. */
    private static final int READERS = 20;

    private final Tenant tenant;

    Fleet(Tenant tenant) {
        this.tenant = tenant;
    }

    static String name(int number) {
        return "orders-" + number;
    }

    void create(int from, int to) {
        atOnce(from, to, it -> apply(it, 1));
    }

    /** Another configuration, another number of processes. */
    void edit(int from, int to, int replicas) {
        atOnce(from, to, it -> apply(it, replicas));
    }

    private void apply(int number, int replicas) {
        tenant.apply("""
                apiVersion: weir.dev/v1alpha1
                kind: Integration
                metadata: {name: %s}
                spec:
                  connector: {name: log-sink}
                  broker: {name: main}
                  input: {destination: topic-%s}
                  replicas: %s
                  config: {level: %s}
                """.formatted(name(number), number / READERS, replicas, replicas % 2 == 1 ? "info" : "warn"));
    }

    void delete(int from, int to) {
        atOnce(from, to, it -> tenant.integrationNamed(name(it)).delete());
    }

    private static void atOnce(int from, int to, IntConsumer work) {
        try (ExecutorService people = Executors.newFixedThreadPool(PEOPLE)) {
            List<Future<?>> all = IntStream.range(from, to)
                    .<Future<?>>mapToObj(it -> people.submit(() -> persistently(work, it)))
                    .toList();
            for (Future<?> one : all) {
                one.get();
            }
        } catch (java.util.concurrent.ExecutionException failed) {
            throw new IllegalStateException("not done", failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }

    private static void persistently(IntConsumer work, int number) {
        await("somebody's change")
                .pollInterval(
                        Duration.ofMillis(100 + ThreadLocalRandom.current().nextInt(200)))
                .pollDelay(Duration.ZERO)
                .atMost(Cluster.PATIENCE.multipliedBy(2))
                .ignoreException(KubernetesClientException.class)
                .until(() -> {
                    work.accept(number);
                    return true;
                });
    }

    /** Waits until all is as it should be; the work is done before each look. */
    void awaitConverged(int integrations, Duration patience, Runnable meanwhile) {
        await("all is as it should be")
                .atMost(patience)
                .pollInterval(Duration.ofMillis(250))
                .ignoreException(KubernetesClientException.class)
                .until(
                        () -> {
                            meanwhile.run();
                            return wrong(integrations);
                        },
                        Optional::isEmpty);
    }

    /** What is not as it should be yet; empty when all is. */
    private Optional<String> wrong(int integrations) {
        Map<String, Integration> there = list(Integration.class).stream()
                .collect(Collectors.toMap(it -> it.getMetadata().getName(), Function.identity()));
        if (there.size() != integrations) {
            return Optional.of(there.size() + " Integrations");
        }
        Optional<String> unready = there.values().stream()
                .filter(it -> !isProgrammed(it))
                .map(Fleet::nameOf)
                .findFirst();
        return unready.or(() -> wrongChild(there));
    }

    private Optional<String> wrongChild(Map<String, Integration> there) {
        List<Deployment> deployments = list(Deployment.class);
        Optional<String> wrong = deployments.stream()
                .filter(it -> !isAsAsked(it, there.get(nameOf(it))))
                .map(it -> "Deployment " + nameOf(it))
                .findFirst();
        Set<String> deployed = deployments.stream().map(Fleet::nameOf).collect(Collectors.toSet());
        return wrong.or(() -> there.keySet().stream()
                        .filter(it -> !deployed.contains(it))
                        .findFirst())
                .or(() -> orphans(there.keySet()).stream().findFirst());
    }

    private static boolean isAsAsked(Deployment deployment, @Nullable Integration integration) {
        return integration != null
                && deployment
                        .getSpec()
                        .getReplicas()
                        .equals(integration.getSpec().replicas());
    }

    static boolean isProgrammed(Integration integration) {
        List<Condition> conditions = integration.getStatus() == null
                ? List.of()
                : integration.getStatus().conditions();
        return integration.getMetadata().getDeletionTimestamp() == null
                && ConditionSet.find(conditions, ConditionType.Programmed)
                        .filter(it -> it.status() == Truth.True
                                && it.observedGeneration()
                                        .equals(integration.getMetadata().getGeneration()))
                        .isPresent();
    }

    /** Objects of Integrations that are no more. */
    private List<String> orphans(Set<String> integrations) {
        return FailureIT.CHILDREN.stream()
                .flatMap(kind -> list(kind).stream())
                .filter(it ->
                        !integrations.contains(it.getMetadata().getLabels().get(Labels.INTEGRATION)))
                .map(it -> it.getKind() + " " + nameOf(it) + " is an orphan")
                .toList();
    }

    private static String nameOf(HasMetadata object) {
        return object.getMetadata().getName();
    }

    private <R extends HasMetadata> List<R> list(Class<R> kind) {
        var all = tenant.admin().resources(kind).inNamespace(tenant.namespace());
        return (kind == Integration.class ? all : all.withLabel(Labels.MANAGED_BY, Labels.WEIR))
                .list()
                .getItems();
    }
}
