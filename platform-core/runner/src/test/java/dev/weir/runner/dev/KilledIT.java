package dev.weir.runner.dev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.weir.testkit.CommandLine;
import dev.weir.testkit.OnEachBroker;
import dev.weir.testkit.TestBroker;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@OnEachBroker
class KilledIT {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Set<String> accepted = new TreeSet<>();

    @TempDir
    Path folder;

    @AutoClose
    private CommandLine weir;

    @BeforeEach
    void standInAnEmptyFolder() {
        weir = WeirCommand.in(folder);
    }

    @Test
    void losesNothingWhenItIsKilledAndRedrivesWhatFailedIntoTheStore(TestBroker broker) throws Exception {
        OrdersExample example = OrdersExample.copyTo(folder.resolve("orders"));
        String[] dev = {
            "dev", "-f", example.folder().toString(), example.connector(), "--rate", "0", "--broker", address(broker)
        };
        List<String> orders = example.orders().subList(0, 300);

        var first = weir.start(dev);
        awaitRunning(first);
        post(orders.subList(0, 150), example);
        ProcessHandle.of(Long.parseLong(
                        Files.readString(folder.resolve(".weir/lock")).strip()))
                .orElseThrow()
                .destroyForcibly();
        first.end();
        var second = weir.start(dev);
        awaitRunning(second);
        post(orders.subList(150, 300), example);
        var passed = passing(example.orders().get(300));
        awaitSettled();
        Set<String> unlucky = dead("com.acme.orders.PriceServiceUnavailable");
        var redrive = weir.run("dlq", "redrive", "order-pricing", "--yes", "--reason", "the supplier is back");
        awaitSettled();
        Set<String> dead = dead("");
        second.process().toHandle().destroy();
        var end = second.end();
        Set<String> stored = stored();

        assertThat(passed.out()).as(passed.err()).contains("by-hand");
        assertThat(redrive.code()).as(redrive.err()).isZero();
        assertThat(end.out()).endsWith("balanced, lost 0\n");
        assertThat(unlucky).isNotEmpty();
        assertThat(stored).as("%s dead afterwards %s", redrive.out(), dead).containsAll(unlucky);
        assertThat(dead).isNotEmpty().doesNotContainAnyElementsOf(stored);
        var somewhere = new TreeSet<>(stored);
        somewhere.addAll(dead);
        assertThat(somewhere).containsAll(accepted);
    }

    private static String address(TestBroker broker) {
        return broker.kind().equals("kafka") ? "kafka://" + broker.address() : "amqp://guest:guest@" + broker.address();
    }

    private void awaitRunning(CommandLine.Started started) {
        await().atMost(Duration.ofMinutes(5))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> {
                    assertThat(started.process().isAlive())
                            .as("%s", Files.readString(started.err()))
                            .isTrue();
                    return weir.run("status").code() == 0;
                });
    }

    private void awaitSettled() {
        await().atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> {
                    JsonNode rows =
                            JSON.readTree(weir.run("status", "-o", "json").out());
                    return rows.isArray()
                            && rows.valueStream()
                                    .allMatch(it -> it.get("settled").asBoolean());
                });
    }

    /** What {@code weir tail} saw of an order that {@code weir send} put where order-pricing reads. */
    private CommandLine.Result passing(String order) throws Exception {
        var tail = weir.start("tail", "order-pricing", "--in", "--limit", "1", "--for", "2m");
        await().atMost(Duration.ofMinutes(1))
                .until(() -> Files.readString(tail.err()).contains("listening to orders"));
        Files.writeString(folder.resolve("order.json"), order);
        var sent = weir.run("send", "order-pricing", "--data", "@order.json", "--id", "by-hand", "--key", "C-0001");
        assertThat(sent.code()).as(sent.err()).isZero();
        accepted.add(orderId(order));
        return tail.end();
    }

    private void post(List<String> orders, OrdersExample example) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            for (String order : orders) {
                HttpRequest request = HttpRequest.newBuilder(
                                URI.create("http://127.0.0.1:" + example.port() + "/orders"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(order))
                        .build();
                if (http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 202) {
                    accepted.add(orderId(order));
                }
            }
        }
    }

    /** Orders among the dead letters that failed with an error whose name begins like that. */
    private Set<String> dead(String error) {
        var result = weir.run("dlq", "list", "order-pricing", "--limit", "1000", "-o", "json");
        assertThat(result.code()).as(result.err()).isZero();
        var orders = new TreeSet<String>();
        JSON.readTree(result.out()).forEach(letter -> {
            if (letter.get("errorType").asString().startsWith(error)) {
                orders.add(orderId(letter.get("body").asString()));
            }
        });
        return orders;
    }

    private static String orderId(String order) {
        return JSON.readTree(order).get("orderId").asString();
    }

    private Set<String> stored() throws Exception {
        var orders = new TreeSet<String>();
        String url = "jdbc:h2:file:" + folder.toAbsolutePath().resolve(".weir/orders");
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT order_id FROM orders")) {
            while (rows.next()) {
                orders.add(rows.getString(1));
            }
        }
        return orders;
    }
}
