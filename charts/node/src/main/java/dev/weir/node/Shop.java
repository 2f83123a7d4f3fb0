package dev.weir.node;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Who orders: posts orders with ids of its own, remembers which were taken, and finds them in the database. */
final class Shop {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int ACCEPTED = 202;

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final URI api;
    private final String database;
    private final AtomicInteger last = new AtomicInteger(200_000);
    private final Set<String> accepted = ConcurrentHashMap.newKeySet();

    Shop(String api, String database) {
        this.api = URI.create(api);
        this.database = database;
    }

    /** Posts one order once; its id when it was taken, else what was said. */
    record Answer(String id, int status, String body) {
        boolean taken() {
            return status == ACCEPTED;
        }
    }

    /** A new order of this product; an order that was not taken is nobody's. */
    Answer order(String product, int quantity) throws InterruptedException {
        String id = "O-" + last.incrementAndGet();
        return post(id, """
                {"orderId": "%s", "customerId": "C-%04d", "currency": "EUR", "placedAt": "2026-11-21T10:00:00Z",
                 "shipTo": {"country": "DE", "city": "Kiel"}, "lines": [{"sku": "%s", "quantity": %d}]}
                """.formatted(id, last.get() % 100, product, quantity));
    }

    private Answer post(String id, String body) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(api)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", id)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() == ACCEPTED) {
                accepted.add(id);
            }
            return new Answer(id, response.statusCode(), response.body());
        } catch (IOException podGone) {
            return new Answer(id, 0, podGone.toString());
        }
    }

    /** One line of the example's feed, which may be wrong on purpose. */
    Answer line(String json) throws InterruptedException {
        int at = json.indexOf("\"O-");
        return post(at < 0 ? "none" : json.substring(at + 1, at + 9), json);
    }

    /** The ids for which 202 was answered. */
    Set<String> accepted() {
        return new TreeSet<>(accepted);
    }

    /** The ids in the database. */
    Set<String> stored() {
        Set<String> ids = new TreeSet<>();
        try (Connection connection = DriverManager.getConnection(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT order_id FROM orders")) {
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
            return ids;
        } catch (SQLException unreadable) {
            throw new IllegalStateException("the database cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    /** The ids that were taken and are not in the database. */
    Set<String> missing() {
        Set<String> missing = accepted();
        missing.removeAll(stored());
        return missing;
    }
}
