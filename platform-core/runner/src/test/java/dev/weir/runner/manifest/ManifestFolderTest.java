package dev.weir.runner.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.model.BrokerType;
import dev.weir.model.State;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestFolderTest {
    @TempDir
    Path folder;

    @Test
    void readsEveryKindFromSeveralFilesAndDocuments() throws Exception {
        write("a.yaml", """
                apiVersion: weir.dev/v1alpha1
                kind: Integration
                metadata: {name: orders, namespace: shop, labels: {team: blue}}
                spec:
                  connector: {name: log-sink}
                  broker: {name: main}
                  input: {destination: orders}
                  config: {port: 8081, ratio: 0.5, big: 12345678901, deep: {list: [a, true, null]}}
                  state: Paused
                ---
                apiVersion: weir.dev/v1alpha1
                kind: Broker
                metadata: {name: main, namespace: shop}
                spec: {type: rabbitmq, addresses: ["r:5672"]}
                """);
        write("b.yml", """
                apiVersion: v1
                kind: Secret
                metadata: {name: login, namespace: shop}
                type: Opaque
                data: {username: YW5h}
                stringData: {password: "pä${HOME}\\\\#= "}
                ---
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: other}
                """);

        ManifestFolder read = ManifestFolder.read(List.of(folder));

        assertThat(read.findings()).isEmpty();
        var spec = read.integrations().getFirst().manifest().spec();
        assertThat(read.integrations()).singleElement().satisfies(it -> {
            assertThat(it.qualifiedName()).isEqualTo("shop/orders");
            assertThat(it.position()).hasToString(folder + "/a.yaml:3:12");
        });
        assertThat(spec.state()).isEqualTo(State.Paused);
        assertThat(spec.config())
                .containsEntry("port", 8081)
                .containsEntry("ratio", 0.5)
                .containsEntry("big", 12345678901L);
        assertThat(read.brokers().getFirst().manifest().spec().type()).isEqualTo(BrokerType.RabbitMq);
        SecretValues secret = read.secrets().getFirst();
        assertThat(text(secret, "username")).isEqualTo("ana");
        assertThat(text(secret, "password")).isEqualTo("pä${HOME}\\#= ");
        assertThat(read.passedOver()).containsExactly(folder + "/b.yml:8:1: ConfigMap of v1");
    }

    @Test
    void namesLineAndColumnOfEveryFieldThatIsWrong() throws Exception {
        write("a.yaml", """
                apiVersion: weir.dev/v1alpha1
                kind: Integration
                metadata: {name: orders}
                spec:
                  connector: log-sink
                  broker: {name: main}
                  inptu: {destination: orders}
                  input:
                    destination: 7
                    concurrency: two
                    start: earliest
                  output: [orders]
                  output: {destination: a}
                  delivery: {retry: {factor: fast, attempts: 99999999999}}
                  configFrom: {secret: {name: a}}
                  replicas: 1.5
                """);

        assertThat(findings())
                .containsExactly(
                        at("a.yaml:5:14: spec.connector: connector is 'log-sink'; write a map of name, version"),
                        at("a.yaml:7:3: spec.inptu: there is no field 'inptu' in spec; did you mean 'input'?"),
                        at("a.yaml:9:18: spec.input.destination: destination is 7, a number; put it in quotes: \"7\""),
                        at("a.yaml:10:18: spec.input.concurrency: concurrency is 'two'; write a whole number"),
                        at("a.yaml:11:12: spec.input.start: start is 'earliest'; write Earliest or Latest"),
                        at(
                                "a.yaml:12:11: spec.output: output is a list; write a map of destination, broker, key, groups,"
                                        + " unrouted, split"),
                        at("a.yaml:13:3: spec.output: 'output' is also in line 12; keep one"),
                        at("a.yaml:14:30: spec.delivery.retry.factor: factor is 'fast'; write a number"),
                        at("a.yaml:14:46: spec.delivery.retry.attempts: attempts is 99999999999; write a number up to"
                                + " 2147483647"),
                        at("a.yaml:15:15: spec.configFrom: configFrom is a map; write a list"),
                        at("a.yaml:16:13: spec.replicas: replicas is 1.5, a number; write a whole number"));
    }

    @Test
    void refusesDocumentsThatDoNotSayWhatTheyAre() throws Exception {
        write("a.yaml", """
                kind: Integration
                ---
                apiVersion: weir.dev/v1
                kind: Broker
                metadata: {name: main}
                spec: {type: kafka, addresses: ["k:9092"]}
                ---
                apiVersion: weir.dev/v1alpha1
                kind: Integraton
                ---
                apiVersion: weir.dev/v1alpha1
                kind: Broker
                metadata: {labels: {a: b}}
                spec: {type: kafka, addresses: ["k:9092"]}
                ---
                apiVersion: weir.dev/v1alpha1
                kind: Broker
                metadata: {name: other}
                ---
                - just
                - a list
                """);

        assertThat(findings())
                .containsExactly(
                        at("a.yaml:1:1: apiVersion: apiVersion is missing; each document says apiVersion and kind"),
                        at("a.yaml:3:1: apiVersion: apiVersion is 'weir.dev/v1'; write weir.dev/v1alpha1"),
                        at("a.yaml:9:1: kind: there is no kind 'Integraton'; did you mean 'Integration'?"),
                        at("a.yaml:13:1: metadata.name: name is missing; write metadata: {name: …}"),
                        at("a.yaml:16:1: spec: spec is missing"),
                        at("a.yaml:20:1: apiVersion: apiVersion is missing; each document says apiVersion and kind"));
    }

    @Test
    void refusesTheSameNameTwice() throws Exception {
        String broker = """
                apiVersion: weir.dev/v1alpha1
                kind: Broker
                metadata: {name: main}
                spec: {type: kafka, addresses: ["k:9092"]}
                """;
        write("a.yaml", broker + "---\n" + broker);
        write("b.yaml", broker);

        assertThat(findings())
                .containsExactly(
                        at("a.yaml:8:12: metadata.name: Broker 'default/main' is also in line 3; rename or remove one"),
                        at("b.yaml:3:12: metadata.name: Broker 'default/main' is also in " + folder
                                + "/a.yaml:3; rename or remove one"));
    }

    @Test
    void showsNoValueOfASecret() throws Exception {
        write("a.yaml", """
                apiVersion: v1
                kind: Secret
                metadata: {name: login}
                data: {password: "not base64!"}
                stringData: {pin: 4711, token: [t0p, s3cret]}
                extra: hidden
                """);

        ManifestFolder read = ManifestFolder.read(List.of(folder));

        assertThat(read.findings().stream().map(Finding::toString))
                .containsExactly(
                        at(
                                "a.yaml:4:8: data.password: password is not base64; encode it, or write it under stringData"),
                        at("a.yaml:5:19: stringData.pin: pin is a number; put it in quotes"),
                        at("a.yaml:5:32: stringData.token: token is a list; write text"),
                        at("a.yaml:6:1: extra: there is no field 'extra'; there is apiVersion, kind, metadata, type,"
                                + " immutable, data, stringData"));
        assertThat(read.secrets().toString()).isEqualTo("[Secret default/login with [pin, token]]");
    }

    @Test
    void saysWhereAFileIsNotYaml() throws Exception {
        write("a.yaml", "kind: Broker\n  spec: [\n");
        Files.write(folder.resolve("b.yaml"), new byte[] {'a', (byte) 0xff, 'b'});

        assertThat(findings())
                .containsExactly(
                        at("a.yaml:2:7: is not YAML: mapping values are not allowed here"),
                        at("b.yaml: is not UTF-8 text; save it as UTF-8"));
    }

    @Test
    void saysThatThereIsNothingToRead() throws Exception {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        Path missing = folder.resolve("missing.yaml");

        ManifestFolder read = ManifestFolder.read(List.of(empty, missing));

        assertThat(read.findings().stream().map(Finding::toString))
                .containsExactly(
                        empty + ": no .yaml or .yml file is in this folder",
                        missing + ": there is no such file or folder");
    }

    private List<String> findings() {
        return ManifestFolder.read(List.of(folder)).findings().stream()
                .map(Finding::toString)
                .toList();
    }

    private String at(String finding) {
        return folder + "/" + finding;
    }

    private void write(String file, String text) throws Exception {
        Files.writeString(folder.resolve(file), text);
    }

    private static String text(SecretValues secret, String key) {
        return new String(secret.value(key).orElseThrow(), StandardCharsets.UTF_8);
    }
}
