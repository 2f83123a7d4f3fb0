package dev.weir.runner.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.runner.output.Terminal;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

class CommandsTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder;

    @BeforeEach
    void writeAnIntegrationAndItsConnector() throws Exception {
        Path connector = Files.createDirectory(folder.resolve("log-sink")).resolve("connector.yaml");
        Files.writeString(connector, """
                apiVersion: weir.dev/v1alpha1
                kind: Connector
                metadata: {name: log-sink}
                spec: {role: sink, schema: {type: object}}
                """);
        integration("{name: main}");
    }

    @Test
    void lintsAFolderWithoutAWordOnStdout() {
        assertThat(weir("lint", "-f", folder.toString())).isZero();
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).isEqualTo("weir: 1 Integration, 0 problems\n");
    }

    @Test
    void lintsWithEveryProblemOnStdoutAndExitCodeOne() throws Exception {
        integration("main");

        assertThat(weir("lint", "-f", folder.toString())).isEqualTo(1);
        assertThat(out.toString())
                .isEqualTo(folder + "/orders.yaml:6:11: spec.broker: broker is 'main'; write a map of name\n");
        assertThat(err.toString()).isEqualTo("weir: 1 Integration, 1 problem\n");
    }

    @Test
    void lintsForMachines() throws Exception {
        integration("main");

        weir("lint", "-f", folder.toString(), "-o", "json");

        JsonNode finding = JsonMapper.shared().readTree(out.toString()).get(0);
        assertThat(finding.get("line").asInt()).isEqualTo(6);
        assertThat(finding.get("column").asInt()).isEqualTo(11);
        assertThat(finding.get("path").asString()).isEqualTo("spec.broker");
    }

    @Test
    void rendersAsTextAndForMachinesTheSame() {
        assertThat(weir("render", "-f", folder.toString())).isZero();
        String text = out.toString();
        out.getBuffer().setLength(0);
        assertThat(weir("render", "-f", folder.toString(), "orders", "-o", "yaml"))
                .isZero();

        JsonNode plan = new YAMLMapper().readTree(out.toString()).get(0);
        assertThat(plan.get("integration").asString()).isEqualTo("default/orders");
        assertThat(text)
                .startsWith("# default/orders, digest " + plan.get("digest").asString() + "\n")
                .contains("\nspring.cloud.stream.bindings.input.destination=orders\n");
        assertThat(plan.get("properties").get("weir.integration").asString()).isEqualTo("default/orders");
        assertThat(plan.get("topology").get("topics").get(0).get("name").asString())
                .isEqualTo("orders");
        assertThat(plan.get("workload").get("state").asString()).isEqualTo("Running");
    }

    @Test
    void rendersForTheBrokerThatIsAskedFor() {
        weir("render", "-f", folder.toString(), "--broker", "amqp://ana:t0psecret@rabbit/shop");

        assertThat(out.toString())
                .contains("spring.rabbitmq.addresses=rabbit:5672", "spring.rabbitmq.virtual-host=shop")
                .contains("spring.rabbitmq.password from broker-address-login/password")
                .doesNotContain("t0psecret");
    }

    @Test
    void rendersNothingOfAFolderWithAProblem() throws Exception {
        integration("main");

        assertThat(weir("render", "-f", folder.toString())).isEqualTo(1);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).contains("orders.yaml:6:11: spec.broker", "weir: 1 problem");
    }

    @Test
    void startsNothingOfAFolderWithAProblem() throws Exception {
        integration("main");
        Path state = folder.resolve("state");

        assertThat(weir("run", "-f", folder.toString(), "--state", state.toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("orders.yaml:6:11: spec.broker");
        assertThat(state.resolve("run.json")).doesNotExist();
        assertThat(state.resolve("orders")).doesNotExist();
    }

    @Test
    void saysWhereTheCodeOfAConnectorIsMissing() throws Exception {
        Files.move(folder.resolve("log-sink").resolve("connector.yaml"), folder.resolve("described.yaml"));

        assertThat(weir(
                        "run",
                        "-f",
                        folder.toString(),
                        "--state",
                        folder.resolve("state").toString()))
                .isEqualTo(1);
        assertThat(err.toString())
                .isEqualTo("weir: connector 'log-sink' is described, but its code is not here; say where with"
                        + " --connector log-sink=dir|jar\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status",
                "pause orders",
                "send orders --data x",
                "tail orders",
                "dlq groups",
                "dlq list orders",
                "dlq redrive orders --yes"
            })
    void saysThatNothingRuns(String command) {
        String[] args = (command + " --state " + folder.resolve("state")).split(" ");

        assertThat(weir(args)).isEqualTo(3);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString())
                .startsWith("weir: nothing runs on " + folder.resolve("state") + "; start ./weir dev")
                .hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "fly", "lint", "dlq", "dlq show orders", "dev --rate fast", "lint -f x -o xml"})
    void answersWhatItDoesNotUnderstandWithExitCodeTwo(String command) {
        assertThat(weir(command.isEmpty() ? new String[0] : command.split(" "))).isEqualTo(2);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).contains("Usage: weir");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "run", "lint", "render", "status", "send", "tail", "dlq", "pause", "doctor"})
    void helpsWithExamples(String command) {
        assertThat(weir(command, "--help")).isZero();
        assertThat(out.toString()).contains("Usage: weir " + command).containsPattern("Examples?:\n  weir " + command);
    }

    @Test
    void tellsItsVersion() {
        assertThat(weir("--version")).isZero();
        assertThat(out.toString())
                .startsWith("weir ")
                .contains("Java " + Runtime.version().feature());
    }

    private int weir(String... args) {
        var stdout = new PrintWriter(out, true);
        var stderr = new PrintWriter(err, true);
        return Commands.run(new Terminal(stdout, stderr, false, false), stdout, stderr, args);
    }

    private void integration(String broker) throws Exception {
        Files.writeString(folder.resolve("orders.yaml"), """
                apiVersion: weir.dev/v1alpha1
                kind: Integration
                metadata: {name: orders}
                spec:
                  connector: {name: log-sink}
                  broker: %s
                  input: {destination: orders}
                """.formatted(broker));
    }
}
