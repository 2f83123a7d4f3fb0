package dev.weir.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.assertj.core.groups.Tuple.tuple;

import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import dev.weir.testkit.RabbitServer;
import dev.weir.wire.Topology;
import dev.weir.wire.Topology.Binding;
import dev.weir.wire.Topology.Exchange;
import dev.weir.wire.Topology.Queue;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RabbitTopologyIT {
    private static final RabbitServer SERVER = RabbitServer.shared();
    private static final Map<String, String> QUORUM =
            Map.of("x-queue-type", "quorum", "x-overflow", "reject-publish", "x-delivery-limit", "-1");

    private final String orders = "orders-" + UUID.randomUUID();
    private final String work = orders + ".enrich";
    private final Topology plan = new Topology(
            List.of(),
            List.of(new Exchange(orders, "topic")),
            List.of(new Queue(work, QUORUM), new Queue(work + ".retry.50ms", tier())),
            List.of(new Binding(orders, work, "#")));

    private Connection connection;

    @BeforeEach
    void connect() throws Exception {
        connection = as("guest", "guest");
    }

    @AfterEach
    void close() throws Exception {
        connection.close();
    }

    @Test
    void declaresAllAndFindsNothingToSayTheSecondTime() throws Exception {
        // When
        TopologyReport first = new RabbitTopology(connection).apply(plan, Mode.Create);
        TopologyReport second = new RabbitTopology(connection).apply(plan, Mode.Create);

        // Then
        assertThat(first.notes()).isEmpty();
        assertThat(second.notes()).isEmpty();
        try (var channel = connection.createChannel()) {
            channel.confirmSelect();
            channel.basicPublish(orders, "any.key", true, null, "hello".getBytes(StandardCharsets.UTF_8));
            channel.waitForConfirmsOrDie(10_000);
            assertThat(channel.messageCount(work)).isEqualTo(1);
        }
    }

    @Test
    void namesEveryThingThatDiffersAndChangesNothing() throws Exception {
        // Given
        try (var channel = connection.createChannel()) {
            channel.exchangeDeclare(orders, "direct", true);
            channel.queueDeclare(work, true, false, false, Map.of("x-queue-type", "quorum"));
            channel.queueDeclare(
                    work + ".retry.50ms", true, false, false, Map.of("x-queue-type", "quorum", "x-message-ttl", 80L));
        }

        for (Mode mode : Mode.values()) {
            // When, Then
            assertThatThrownBy(() -> new RabbitTopology(connection).apply(plan, mode))
                    .asInstanceOf(type(TopologyMismatch.class))
                    .satisfies(mismatch -> assertThat(mismatch.differences())
                            .extracting(Difference::thing, Difference::argument, Difference::found)
                            .containsExactly(
                                    tuple("exchange '" + orders + "'", "type", "direct"),
                                    tuple("queue '" + work + "'", "x-overflow", "none"),
                                    tuple("queue '" + work + ".retry.50ms'", "x-dead-letter-exchange", "none")));
        }
        assertThat(connection.isOpen()).isTrue();
    }

    @Test
    void verifyingDeclaresNothingAndSaysWhatItCannotSee() {
        // When, Then
        assertThatThrownBy(() -> new RabbitTopology(connection).apply(plan, Mode.Verify))
                .asInstanceOf(type(TopologyMismatch.class))
                .satisfies(mismatch -> assertThat(mismatch.differences())
                        .hasSize(3)
                        .allMatch(difference -> difference.argument().equals(Difference.EXISTENCE)));

        // When
        new RabbitTopology(connection).apply(plan, Mode.Create);

        // Then
        assertThat(new RabbitTopology(connection).apply(plan, Mode.Verify).notes())
                .singleElement()
                .asString()
                .contains("binding", work, "not checked");
    }

    @Test
    void withoutConfigureExistingThingsAreUncheckedAndMissingOnesForbidden() throws Exception {
        // Given
        String reader = "reader-" + UUID.randomUUID();
        manage("/api/users/" + reader, "{\"password\":\"p\",\"tags\":\"\"}");
        manage("/api/permissions/%2F/" + reader, "{\"configure\":\"^$\",\"write\":\".*\",\"read\":\".*\"}");
        new RabbitTopology(connection).apply(plan, Mode.Create);
        Topology more =
                new Topology(List.of(), plan.exchanges(), List.of(new Queue(work + ".new", QUORUM)), plan.bindings());

        try (Connection limited = as(reader, "p")) {
            // When
            TopologyReport report = new RabbitTopology(limited).apply(plan, Mode.Create);

            // Then
            assertThat(report.notes())
                    .hasSize(3)
                    .allMatch(note -> note.contains("arguments not checked, grant configure"));
            assertThatThrownBy(() -> new RabbitTopology(limited).apply(more, Mode.Create))
                    .asInstanceOf(type(TopologyForbidden.class))
                    .extracting(TopologyForbidden::permissions)
                    .isEqualTo(List.of("configure on queue '" + work + ".new'"));
        }
    }

    @Test
    void saysInOneLineThatNobodyAnswers() throws Exception {
        try (RabbitServer own = RabbitServer.fresh()) {
            Connection silent = factory(own, "guest", "guest").newConnection();

            // Given
            own.pause();

            // When, Then
            assertThatThrownBy(() -> new RabbitTopology(silent, Duration.ofSeconds(2)).apply(plan, Mode.Create))
                    .isInstanceOf(TopologyUnreachable.class)
                    .hasMessageContaining("within 2 s")
                    .message()
                    .hasLineCount(1);
            silent.abort(0);
        }
    }

    private static Map<String, String> tier() {
        return Map.of(
                "x-queue-type", "quorum",
                "x-message-ttl", "50",
                "x-overflow", "reject-publish",
                "x-dead-letter-exchange", "",
                "x-dead-letter-routing-key", "inbox",
                "x-dead-letter-strategy", "at-least-once",
                "x-delivery-limit", "-1");
    }

    private static Connection as(String user, String password) throws Exception {
        return factory(SERVER, user, password).newConnection();
    }

    private static ConnectionFactory factory(RabbitServer server, String user, String password) {
        var factory = new ConnectionFactory();
        factory.setHost("127.0.0.1");
        factory.setPort(server.port());
        factory.setUsername(user);
        factory.setPassword(password);
        return factory;
    }

    private static void manage(String path, String body) throws Exception {
        String login = SERVER.user() + ":" + SERVER.password();
        var request = HttpRequest.newBuilder(URI.create(SERVER.managementUrl() + path))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)))
                .PUT(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try (var client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            var response = client.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(response.statusCode()).as(response.body()).isBetween(200, 299);
        }
    }
}
