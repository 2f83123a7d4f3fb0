package dev.weir.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import dev.weir.conformance.launch.Launched;
import dev.weir.conformance.launch.Surroundings;
import dev.weir.model.BrokerAuth;
import dev.weir.model.BrokerSpec;
import dev.weir.model.BrokerTls;
import dev.weir.model.BrokerType;
import dev.weir.model.Mechanism;
import dev.weir.model.SecretName;
import dev.weir.model.SecretRef;
import dev.weir.model.TopologyMode;
import dev.weir.testkit.Entrance;
import dev.weir.testkit.KafkaServer;
import dev.weir.testkit.RabbitServer;
import dev.weir.testkit.TestAuthority;
import dev.weir.testkit.TestBroker;
import dev.weir.testkit.TlsIdentity;
import dev.weir.testkit.client.Collected;
import dev.weir.testkit.client.MessageClient;
import dev.weir.testkit.client.TestMessage;
import dev.weir.wire.PhysicalNames;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.assertj.core.api.AbstractStringAssert;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.SpringApplication;

/** A broker that lets in by TLS alone who has the password, and a connector started from the text of its plan. */
@ParameterizedClass
@EnumSource(BrokerType.class)
class SecuredIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String USER = "weir";
    private static final String PASSWORD = "tide-${user.home}-at-7";

    private static @Nullable TestAuthority authority;
    private static @Nullable TestBroker broker;

    private final BrokerType type;
    private final Path folder;
    private final LogRecord log = new LogRecord();

    SecuredIT(BrokerType type, @TempDir Path folder) {
        this.type = type;
        this.folder = folder;
    }

    @BeforeAll
    static void trust(@TempDir Path folder) {
        authority = TestAuthority.in(folder);
    }

    @AfterAll
    static void stopBroker() {
        if (broker != null) {
            broker.close();
            broker = null;
        }
    }

    private static TestAuthority authority() {
        return Objects.requireNonNull(authority);
    }

    /** The one of all tests but one, with a good certificate. */
    private TestBroker broker() {
        TestBroker known = broker;
        if (known == null) {
            known = secured(authority().issue());
            broker = known;
        }
        return known;
    }

    @Test
    void deliversByTlsWithPasswordAndNeverLogsIt() {
        delivers(new Access(Mechanism.Plain, PASSWORD, authority().certificate()));
        if (type == BrokerType.Kafka) {
            delivers(new Access(Mechanism.ScramSha512, PASSWORD, authority().certificate()));
        }
    }

    @Test
    void endsAndSaysThatTheCredentialsAreRefused() {
        refused(
                        broker(),
                        new Access(
                                Mechanism.Plain,
                                "wrong-" + PASSWORD,
                                authority().certificate()))
                .contains("the broker refused the credentials", "check user, password and mechanism");
    }

    @Test
    void endsAndSaysThatTheCertificateIsNotTrusted() {
        TestAuthority other = TestAuthority.in(folder);
        refused(broker(), new Access(Mechanism.Plain, PASSWORD, other.certificate()))
                .contains("the broker's certificate is not trusted", "check tls.ca of the Broker");
    }

    @Test
    void endsAndSaysThatTheCertificateHasExpired() {
        try (TestBroker expired = secured(authority().issueExpired())) {
            refused(expired, new Access(Mechanism.Plain, PASSWORD, authority().certificate()))
                    .contains("the broker's certificate is not trusted", "NotAfter");
        }
    }

    private void delivers(Access access) {
        String run = UUID.randomUUID().toString().substring(0, 8);
        PhysicalNames names = new PhysicalNames("orders-" + run, "pricing");
        String output = "priced-" + run;
        try (MessageClient client = MessageClient.of(broker())) {
            client.declare(names.destination(), 1);
            client.declare(output, 1);
            try (Collected priced = client.collect(output);
                    Launched connector = launch(broker(), access, names, output)) {
                await().atMost(PATIENCE).until(() -> client.reaches(names.destination(), names.group()));
                client.publish(names.destination(), List.of(order("EUR"), order("XTS")));

                try (Collected letters = client.drain(names.deadLetters())) {
                    await().atMost(PATIENCE).untilAsserted(() -> {
                        assertThat(priced.texts()).anyMatch(it -> it.contains("o-1"));
                        assertThat(letters.texts()).anyMatch(it -> it.contains("XTS"));
                    });
                }
                assertThat(connector.state().path("trouble").isNull()).isTrue();
            }
        }
        assertThat(log.text()).isNotEmpty().doesNotContain(PASSWORD).doesNotContain("tide-");
    }

    /** What is said last when the connector ends, without a stack trace anywhere. */
    private AbstractStringAssert<?> refused(TestBroker at, Access access) {
        assertThat(catchThrowable(() -> launch(at, access, new PhysicalNames("orders", "pricing"), "priced")
                        .close()))
                .isInstanceOf(RuntimeException.class);
        assertThat(log.stackTraces()).isEmpty();
        assertThat(log.text()).doesNotContain(access.password());
        return assertThat(log.last());
    }

    private Launched launch(TestBroker at, Access access, PhysicalNames names, String output) {
        Surroundings surroundings = Fleet.surroundings()
                .secret("login", Map.of(BrokerAuth.USERNAME, USER, BrokerAuth.PASSWORD, access.password()))
                .secret("trust", Map.of("ca.crt", access.authority()))
                .broker("main", access.to(at));
        SpringApplication pricing = Fleet.application("order-pricing");
        pricing.addInitializers(context -> log.begin());
        return Launched.start(
                pricing,
                surroundings.plan("""
                apiVersion: weir.dev/v1alpha1
                kind: Integration
                metadata: {name: pricing, namespace: shop}
                spec:
                  connector: {name: order-pricing}
                  broker: {name: main}
                  input: {destination: %s, group: %s}
                  output: {destination: %s}
                """.formatted(names.destination(), names.group(), output)),
                surroundings,
                folder);
    }

    private TestBroker secured(TlsIdentity identity) {
        Entrance entrance = new Entrance(identity, USER, PASSWORD);
        return switch (type) {
            case Kafka -> KafkaServer.secured(entrance);
            case RabbitMq -> RabbitServer.secured(entrance);
        };
    }

    private static TestMessage order(String currency) {
        return TestMessage.of("""
                {"orderId": "o-1", "customerId": "C-1", "currency": "%s", "placedAt": "2026-11-21T10:00:00Z",
                 "lines": [{"sku": "BOOK-0001", "quantity": 2}]}
                """.formatted(currency));
    }

    /**
     * How the connector comes in.
     *
     * @param authority certificate of whom it trusts, as PEM
     */
    private record Access(Mechanism mechanism, String password, String authority) {
        BrokerSpec to(TestBroker at) {
            boolean kafka = at instanceof KafkaServer;
            return new BrokerSpec(
                    kafka ? BrokerType.Kafka : BrokerType.RabbitMq,
                    List.of(at.securedAddress()),
                    kafka ? null : "/",
                    new BrokerAuth(mechanism, new SecretName("login")),
                    new BrokerTls(true, new SecretRef("trust", "ca.crt"), null, null, true),
                    null,
                    TopologyMode.Create,
                    0,
                    0,
                    BrokerSpec.MAX_MESSAGE_BYTES);
        }
    }
}
