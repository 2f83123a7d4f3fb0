package dev.weir.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.weir.conformance.launch.Launched;
import dev.weir.conformance.launch.Surroundings;
import dev.weir.testkit.OnEachBroker;
import dev.weir.testkit.TestBroker;
import dev.weir.testkit.client.Collected;
import dev.weir.testkit.client.MessageClient;
import dev.weir.testkit.client.TestMessage;
import dev.weir.wire.Headers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every connector, started from the text that is really rendered for it, on a broker that dies in between. */
@OnEachBroker(own = true)
class ConnectorContractIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private final TestBroker broker;
    private final Surroundings surroundings;
    private final String output = "out-" + UUID.randomUUID().toString().substring(0, 8);

    @TempDir
    private Path folder;

    ConnectorContractIT(TestBroker broker) {
        this.broker = broker;
        this.surroundings = Fleet.surroundings().broker("main", broker);
    }

    @Test
    void logSinkKeepsTheContractOfSinks() {
        keeps(new LogLines());
    }

    @Test
    void jdbcSinkKeepsTheContractOfSinks() {
        keeps(new StoredRows());
    }

    @Test
    void httpSinkKeepsTheContractOfSinks() {
        keeps(new HttpEndpoint());
    }

    private void keeps(FarSide far) {
        try (SinkContract contract = new SinkContract(broker, far, folder)) {
            contract.holds();
        }
    }

    @Test
    void httpSourceAnswersForWhatTheBrokerHas() {
        try (MessageClient client = MessageClient.of(broker)) {
            client.declare(output, 1);
            try (Collected published = client.collect(output);
                    Launched source = start(
                            "http-source",
                            "key: /customer",
                            "{path: /orders, headers: [X-Tenant], schema: 'required: [customer]'}",
                            "--http-source.port=0")) {
                answersWhatItDid(new Sender(source.port("local.server.port")), published);
            }
        }
    }

    private void answersWhatItDid(Sender sender, Collected published) {
        HttpResponse<String> taken = sender.send("first", "{\"customer\":\"C-1\"}");
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(202);
        assertThat(taken.headers().firstValue("Weir-Id")).contains("first");
        assertThat(sender.send("second", "{\"client\":1}").statusCode()).isEqualTo(400);
        published.await(1, PATIENCE);
        TestMessage message = published.messages().getFirst();
        assertThat(message.text()).isEqualTo("{\"customer\":\"C-1\"}");
        assertThat(message.key()).isEqualTo("C-1");
        assertThat(message.header("X-Tenant")).isEqualTo("acme");
        assertThat(message.header(Headers.ID)).isEqualTo("first");

        broker.kill();
        HttpResponse<String> unknown = sender.send("third", "{\"customer\":\"C-1\"}");
        assertThat(unknown.statusCode()).as(unknown.body()).isEqualTo(503);
        assertThat(unknown.headers().firstValue("Weir-Id")).contains("third");
        broker.restart();
        await().atMost(PATIENCE)
                .until(() -> sender.send("third", "{\"customer\":\"C-1\"}").statusCode() == 202);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(ids(published)).contains("first", "third"));
    }

    @Test
    void timeSourceTicksAndEveryTickIsAMessageOfItsOwn() {
        try (MessageClient client = MessageClient.of(broker)) {
            client.declare(output, 1);
            try (Collected published = client.collect(output);
                    Launched source = start("time-source", "split: true", "{interval: 20ms, format: yyyy-MM-dd}")) {
                await().atMost(PATIENCE).until(() -> published.size() >= 20);
                source.close();

                assertThat(published.messages()).allSatisfy(it -> assertThat(it.header(Headers.ID))
                        .as(it.text() + it.headers())
                        .isNotEmpty());
                assertThat(ids(published)).doesNotHaveDuplicates();
                assertThat(published.texts()).allMatch(it -> it.matches("\\{\"time\":\"\\d{4}-\\d\\d-\\d\\d\"}"));
            }
        }
    }

    private static List<String> ids(Collected published) {
        return published.messages().stream().map(it -> it.header(Headers.ID)).toList();
    }

    private Launched start(String connector, String output, String config, String... more) {
        return Launched.start(
                Fleet.application(connector),
                surroundings.plan("""
                apiVersion: weir.dev/v1alpha1
                kind: Integration
                metadata: {name: %s, namespace: shop}
                spec:
                  connector: {name: %s}
                  broker: {name: main}
                  output: {destination: %s, %s}
                  config: %s
                """.formatted(connector, connector, this.output, output, config)),
                surroundings,
                folder,
                more);
    }
}
