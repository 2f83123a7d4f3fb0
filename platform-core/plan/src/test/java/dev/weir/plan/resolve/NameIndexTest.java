package dev.weir.plan.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.model.BrokerSpec;
import dev.weir.model.IntegrationSpec;
import dev.weir.model.Manifest;
import dev.weir.plan.KnownReferences;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NameIndexTest {
    private static final Random RANDOM = new Random(20261121);
    private static final List<String> WORDS =
            List.of("a", "b", "a.b", "a_b", "b.a", "a.b.dlq", "a.inbox", "a.b.retry.4s", "orders");

    private static String word() {
        return WORDS.get(RANDOM.nextInt(WORDS.size()));
    }

    private static String yaml(String name) {
        return """
                apiVersion: weir.dev/v1alpha1
                kind: Integration
                metadata: {name: %s, namespace: shop}
                spec:
                  connector: {name: any}
                  broker: {name: %s}
                """.formatted(name, RANDOM.nextBoolean() ? "kafka" : "rabbit") + input() + output();
    }

    private static String input() {
        return switch (RANDOM.nextInt(4)) {
            case 0 -> "";
            case 1 -> "  input: {queue: " + word() + ", destination: " + word() + ", group: " + word() + "}\n";
            case 2 -> "  input: {destination: " + word() + "}\n";
            default -> "  input: {destination: " + word() + ", group: " + word() + "}\n";
        };
    }

    private static String output() {
        return RANDOM.nextBoolean() ? "" : "  output: {destination: " + word() + ", groups: [" + word() + "]}\n";
    }

    private static KnownReferences world(int size) {
        var references = new KnownReferences().add("""
                apiVersion: weir.dev/v1alpha1
                kind: Broker
                metadata: {name: kafka, namespace: shop}
                spec: {type: kafka, addresses: ["kafka:9092"]}
                ---
                apiVersion: weir.dev/v1alpha1
                kind: Broker
                metadata: {name: rabbit, namespace: shop}
                spec: {type: rabbitmq, addresses: ["rabbit:5672"]}
                """);
        Stream.iterate(0, i -> i + 1).limit(size).forEach(i -> references.add(yaml("i" + i)));
        return references;
    }

    private static NameIndex<String> index(Collection<Manifest<IntegrationSpec>> integrations) {
        var index = new NameIndex<String>();
        integrations.forEach(it -> index.put(it.metadata().name(), it));
        return index;
    }

    @Test
    void whatClashesIsAlwaysFound() {
        // Given
        KnownReferences all = world(300);
        Map<String, Manifest<IntegrationSpec>> byName = all.integrations().stream()
                .collect(Collectors.toMap(it -> it.metadata().name(), Function.identity()));
        NameIndex<String> index = index(all.integrations());

        for (Manifest<IntegrationSpec> one : all.integrations()) {
            // When
            var few = new Narrowed(
                    all, index.rivals(one).stream().map(byName::get).toList());

            // Then
            assertThat(clashes(one, few)).as(one.toString()).containsExactlyInAnyOrderElementsOf(clashes(one, all));
        }
    }

    private static List<String> clashes(Manifest<IntegrationSpec> one, References references) {
        var findings = new Findings();
        CollisionChecks.othersDoNotClaimTheNames(Candidate.of(one, references), findings);
        return findings.problems().stream()
                .map(it -> it.path() + it.reason() + it.message())
                .toList();
    }

    private record Narrowed(KnownReferences all, Collection<Manifest<IntegrationSpec>> few) implements References {
        @Override
        public java.util.Optional<BrokerSpec> broker(String namespace, String name) {
            return all.broker(namespace, name);
        }

        @Override
        public java.util.Optional<dev.weir.model.ConnectorSpec> connector(String name) {
            return all.connector(name);
        }

        @Override
        public java.util.Optional<java.util.Set<String>> secretKeys(String namespace, String name) {
            return all.secretKeys(namespace, name);
        }

        @Override
        public Collection<Manifest<IntegrationSpec>> integrations() {
            return few;
        }
    }

    @Test
    void manyReadersAndWritersOfOneDestinationAreNoRivals() {
        // Given
        var references = new KnownReferences();
        for (int i = 0; i < 100; i++) {
            references.add("""
                    apiVersion: weir.dev/v1alpha1
                    kind: Integration
                    metadata: {name: i%s, namespace: shop}
                    spec: {connector: {name: any}, broker: {name: kafka}, input: {destination: orders}, output: {destination: audit, groups: [log]}}
                    """.formatted(i));
        }
        NameIndex<String> index = index(references.integrations());

        // When
        Map<String, Integer> rivals = new HashMap<>();
        references
                .integrations()
                .forEach(it -> rivals.put(it.metadata().name(), index.rivals(it).size()));

        // Then there is nobody but oneself
        assertThat(rivals.values()).containsOnly(1);
    }

    @Test
    void whoIsForgottenIsNoRival() {
        // Given
        KnownReferences all = world(50);
        NameIndex<String> index = index(all.integrations());

        // When
        all.integrations().forEach(it -> index.remove(it.metadata().name()));

        // Then
        assertThat(all.integrations())
                .allSatisfy(it -> assertThat(index.rivals(it)).isEmpty());
    }
}
