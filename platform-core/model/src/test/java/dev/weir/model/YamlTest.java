package dev.weir.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.core.type.TypeReference;
import tools.jackson.dataformat.yaml.YAMLMapper;

class YamlTest {
    private final YAMLMapper yaml = new YAMLMapper();

    @Test
    void readsAnIntegrationAsPeopleWriteIt() {
        Manifest<IntegrationSpec> integration = yaml.readValue("""
                apiVersion: weir.dev/v1alpha1
                kind: Integration
                metadata: {name: orders-enrich}
                spec:
                  connector: {name: http-processor}
                  broker: {name: main}
                  input: {destination: orders, group: enrich, concurrency: 2}
                  output: {destination: orders-enriched}
                  config: {url: "https://loyalty.example/points", headers: {b: 1, a: [x, y]}}
                  configFrom: [{secret: {name: loyalty-token}}]
                  delivery:
                    retry: {attempts: 3, factor: 3}
                    reject: [com.acme.InvalidOrder]
                    deadLetter: {retention: 14d}
                  state: Paused
                """, new TypeReference<>() {});

        assertThat(integration.metadata().qualifiedName()).isEqualTo("default/orders-enrich");
        IntegrationSpec spec = integration.spec();
        assertThat(spec.input())
                .isEqualTo(new InputSpec(
                        "orders",
                        "enrich",
                        null,
                        2,
                        1,
                        IdSource.Header,
                        Start.Earliest,
                        null,
                        UnknownProperties.Ignore));
        assertThat(spec.output())
                .isEqualTo(new OutputSpec("orders-enriched", null, null, List.of(), Unrouted.Pause, true));
        assertThat(spec.delivery().retry()).isEqualTo(new RetryPolicy(3, "1s", 3.0, "30s", 0.2));
        assertThat(spec.config())
                .isEqualTo(Map.of(
                        "url", "https://loyalty.example/points", "headers", Map.of("b", 1, "a", List.of("x", "y"))));
        assertThat(spec.state()).isEqualTo(State.Paused);
        assertThat(spec.replicas()).isEqualTo(1);
    }

    @Test
    void readsABrokerAndAConnectorWithTheWordsOfTheirKind() {
        BrokerSpec broker = yaml.readValue(
                "{type: rabbitmq, addresses: ['r:5671'], virtualHost: /shop, tls: {},"
                        + " auth: {mechanism: SCRAM-SHA-512, secret: {name: login}}}",
                BrokerSpec.class);
        ConnectorSpec connector = yaml.readValue(
                "{role: sink, schema: {type: object}, errors: [{type: java.io.IOException, doc: Away.}]}",
                ConnectorSpec.class);

        assertThat(broker.type()).isEqualTo(BrokerType.RabbitMq);
        assertThat(broker.auth()).isEqualTo(new BrokerAuth(Mechanism.ScramSha512, new SecretName("login")));
        assertThat(broker.tls()).isEqualTo(new BrokerTls(true, null, null, null, true));
        assertThat(connector.role()).isEqualTo(Role.Sink);
        assertThat(connector.errors()).containsExactly(new ListedError("java.io.IOException", true, "Away."));
    }

    @Test
    void writesWhatItReadsAgain() {
        var spec = BrokerSpec.rabbitmq("/shop", "127.0.0.1:5672");

        assertThat(yaml.readValue(yaml.writeValueAsString(spec), BrokerSpec.class))
                .isEqualTo(spec);
    }
}
