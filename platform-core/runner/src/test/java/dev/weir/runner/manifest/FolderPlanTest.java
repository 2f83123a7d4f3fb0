package dev.weir.runner.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.model.BrokerSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderPlanTest {
    private static final String SINK = """
            apiVersion: weir.dev/v1alpha1
            kind: Connector
            metadata: {name: %s}
            spec:
              role: sink
              schema: {type: object, additionalProperties: false, properties: {level: {type: string}}}
            """;

    @TempDir
    Path folder;

    @TempDir
    Path shelf;

    @BeforeEach
    void placeAConnectorOnTheShelf() throws Exception {
        Files.writeString(
                Files.createDirectory(shelf.resolve("log-sink")).resolve("connector.yaml"), SINK.formatted("log-sink"));
    }

    @Test
    void plansOnTheBrokerThatStandsInWhereTheFolderHasNone() throws Exception {
        integration("orders", "connector: {name: log-sink}, broker: {name: main}, input: {destination: orders}");

        FolderPlan plan = load(StandIn.embedded("127.0.0.1:9092")).plan();

        assertThat(plan.findings()).isEmpty();
        assertThat(plan.integrations()).singleElement().satisfies(it -> assertThat(
                        it.plan().app().properties())
                .containsEntry("spring.cloud.stream.kafka.binder.brokers", "127.0.0.1:9092"));
    }

    @Test
    void takesAMissingBrokerForAWrongNameWhereTheFolderHasOthers() throws Exception {
        integration("orders", "connector: {name: log-sink}, broker: {name: mian}, input: {destination: orders}");
        broker("main", "type: kafka, addresses: ['k:9092']");

        assertThat(findings(StandIn.embedded("127.0.0.1:9092")))
                .containsExactly(
                        folder + "/orders.yaml:4:46: spec.broker.name: Broker 'mian' does not exist in namespace"
                                + " 'default'; did you mean 'main'?");
    }

    @Test
    void letsABrokerThatWasAskedForStandInForAnyOther() throws Exception {
        integration("orders", "connector: {name: log-sink}, broker: {name: mian}, input: {destination: orders}");
        broker("main", "type: kafka, addresses: ['k:9092']");
        var asked = new StandIn(BrokerSpec.rabbitmq(null, "r:5672"), Optional.empty(), true);

        assertThat(findings(asked)).isEmpty();
    }

    @Test
    void saysAProblemOfABrokerOnceAtItsOwnLine() throws Exception {
        integration("orders", "connector: {name: log-sink}, broker: {name: main}, input: {destination: orders}");
        broker("main", "type: kafka, addresses: ['k:9092'], virtualHost: /shop");

        assertThat(findings(StandIn.embedded("127.0.0.1:9092")))
                .singleElement()
                .asString()
                .startsWith(folder
                        + "/broker-main.yaml:4:44: spec.virtualHost: virtualHost is '/shop', which only RabbitMQ");
    }

    @Test
    void saysNothingThatOnlyFollowsFromAFieldThatCannotBeRead() throws Exception {
        integration("orders", "connector: log-sink, broker: {name: main}, input: {destination: orders}");

        assertThat(findings(StandIn.embedded("127.0.0.1:9092")))
                .containsExactly(folder
                        + "/orders.yaml:4:19: spec.connector: connector is 'log-sink'; write a map of name, version");
    }

    @Test
    void showsWhereAnUnknownOptionStands() throws Exception {
        integration(
                "orders",
                "connector: {name: log-sink}, broker: {name: main}, input: {destination: orders}, config: {levle: INFO}");

        assertThat(findings(StandIn.embedded("127.0.0.1:9092")))
                .singleElement()
                .asString()
                .startsWith(folder + "/orders.yaml:4:98: spec.config.levle: ")
                .contains("level");
    }

    @Test
    void findsConnectorsBesideTheYamlInJarsAndByName() throws Exception {
        Path beside = Files.createDirectory(folder.resolve("my-sink"));
        Files.writeString(beside.resolve("connector.yaml"), SINK.formatted("my-sink"));
        Path jar = jar(folder.resolve("other.jar"), SINK.formatted("jar-sink"));
        integration("a", "connector: {name: my-sink}, broker: {name: main}, input: {destination: a}");
        integration("b", "connector: {name: jar-sink}, broker: {name: main}, input: {destination: b}");
        integration("c", "connector: {name: log-sink}, broker: {name: main}, input: {destination: c}");

        var places = new Workspace.Places(List.of(folder), Map.of("jar-sink", jar), List.of(shelf));
        Workspace workspace = Workspace.load(places, StandIn.embedded("127.0.0.1:9092"));

        assertThat(workspace.plan().findings()).isEmpty();
        assertThat(workspace.catalogue().code("my-sink")).hasValue(beside);
        assertThat(workspace.catalogue().code("jar-sink")).hasValue(jar);
        assertThat(workspace.catalogue().code("log-sink")).hasValue(shelf.resolve("log-sink"));
    }

    @Test
    void refusesAConnectorThatIsNotWhatItWasCalled() throws Exception {
        integration("a", "connector: {name: log-sink}, broker: {name: main}, input: {destination: a}");
        Path nothing = Files.createDirectory(folder.resolve("nothing"));

        var named = Map.of("other", shelf.resolve("log-sink"), "none", nothing);
        var places = new Workspace.Places(List.of(folder), named, List.of(shelf));
        List<Finding> findings = Workspace.load(places, StandIn.embedded("127.0.0.1:9092"))
                .plan()
                .findings();

        assertThat(findings.stream().map(Finding::toString))
                .containsExactlyInAnyOrder(
                        shelf.resolve("log-sink")
                                + ": is the connector 'log-sink', not 'other'; options and messages carry that name, so use it",
                        nothing + ": holds no connector: a folder has a connector.yaml, a jar META-INF/connector.yaml");
    }

    private List<String> findings(StandIn standIn) {
        return load(standIn).plan().findings().stream().map(Finding::toString).toList();
    }

    private Workspace load(StandIn standIn) {
        return Workspace.load(new Workspace.Places(List.of(folder), Map.of(), List.of(shelf)), standIn);
    }

    private void integration(String name, String spec) throws Exception {
        Files.writeString(folder.resolve(name + ".yaml"), """
                apiVersion: weir.dev/v1alpha1
                kind: Integration
                metadata: {name: %s}
                spec: {%s}
                """.formatted(name, spec));
    }

    private void broker(String name, String spec) throws Exception {
        Files.writeString(folder.resolve("broker-" + name + ".yaml"), """
                apiVersion: weir.dev/v1alpha1
                kind: Broker
                metadata: {name: %s}
                spec: {%s}
                """.formatted(name, spec));
    }

    private static Path jar(Path file, String descriptor) throws Exception {
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("META-INF/connector.yaml"));
            zip.write(descriptor.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        return file;
    }
}
