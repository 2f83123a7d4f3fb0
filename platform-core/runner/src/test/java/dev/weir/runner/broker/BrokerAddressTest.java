package dev.weir.runner.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.model.BrokerType;
import dev.weir.model.Mechanism;
import dev.weir.runner.manifest.StandIn;
import dev.weir.runner.output.Refusal;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrokerAddressTest {
    @Test
    void readsRabbitWithLoginAndVirtualHost() {
        StandIn broker = BrokerAddress.parse("amqp://ana%40x:p%2F%C3%BC+s@rabbit:5673/%2Fshop");

        assertThat(broker.asked()).isTrue();
        assertThat(broker.broker().type()).isEqualTo(BrokerType.RabbitMq);
        assertThat(broker.broker().addresses()).containsExactly("rabbit:5673");
        assertThat(broker.broker().virtualHost()).isEqualTo("/shop");
        assertThat(broker.login().orElseThrow().text("username")).hasValue("ana@x");
        assertThat(broker.login().orElseThrow().text("password")).hasValue("p/ü+s");
    }

    @Test
    void putsInTheUsualPorts() {
        assertThat(BrokerAddress.parse("amqp://rabbit").broker().addresses()).containsExactly("rabbit:5672");
        assertThat(BrokerAddress.parse("amqps://rabbit").broker().addresses()).containsExactly("rabbit:5671");
        assertThat(BrokerAddress.parse("kafka://a,b:9093").broker().addresses()).containsExactly("a:9092", "b:9093");
    }

    @Test
    void readsKafkaWithScramAndTls() {
        var broker = BrokerAddress.parse("kafka://ana:secret@k:9093?mechanism=SCRAM-SHA-512&tls=true")
                .broker();

        assertThat(Objects.requireNonNull(broker.auth()).mechanism()).isEqualTo(Mechanism.ScramSha512);
        assertThat(broker.tls()).isNotNull();
        assertThat(broker.virtualHost()).isNull();
    }

    @Test
    void usesTheDefaultVirtualHostWithoutAPath() {
        assertThat(BrokerAddress.parse("amqp://rabbit/").broker().virtualHost()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rabbit:5672",
                "http://ana:t0psecret@rabbit",
                "amqp://",
                "amqp://ana:t0psecret%zz@rabbit",
                "kafka://ana:t0psecret@k?mechanism=GSSAPI",
                "kafka://ana:t0psecret@k?ssl=on"
            })
    void refusesAnythingElseWithoutShowingThePassword(String address) {
        assertThatThrownBy(() -> BrokerAddress.parse(address))
                .isInstanceOfSatisfying(
                        Refusal.class, it -> assertThat(it.exitCode()).isEqualTo(2))
                .hasMessageContaining("--broker")
                .hasMessageNotContaining("t0psecret");
    }
}
