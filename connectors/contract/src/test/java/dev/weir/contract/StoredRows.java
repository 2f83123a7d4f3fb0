package dev.weir.contract;

import dev.weir.testkit.client.TestMessage;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The rows of the JDBC sink, in a table without a key, so that what is written twice is there twice. */
final class StoredRows implements FarSide {
    private final String url = "jdbc:h2:mem:" + UUID.randomUUID();
    private final Connection database;

    StoredRows() {
        try {
            // the database is there as long as this connection
            database = DriverManager.getConnection(url);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot open " + url, e);
        }
    }

    @Override
    public String connector() {
        return "jdbc-sink";
    }

    @Override
    public String config() {
        return ("{url: '%s', table: orders, columns: {order_id: /id, note: /note},"
                        + " ddl: 'CREATE TABLE IF NOT EXISTS orders (order_id VARCHAR(20), note VARCHAR(20))'}")
                .formatted(url);
    }

    @Override
    public TestMessage good(String id) {
        return order(id, "grün");
    }

    private static TestMessage order(String id, String note) {
        return TestMessage.of("{\"id\":\"%s\",\"note\":\"%s\"}".formatted(id, note));
    }

    @Override
    public List<Poison> poison() {
        return List.of(
                new Poison(TestMessage.of("no JSON"), 1, "JSON"),
                new Poison(order("long", "longer than the column is"), 1, "22001"));
    }

    @Override
    public List<String> arrived() {
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery("SELECT order_id FROM orders WHERE note = 'grün'")) {
            List<String> ids = new ArrayList<>();
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
            return ids;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read " + url, e);
        }
    }

    @Override
    public void close() {
        try {
            database.close();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot close " + url, e);
        }
    }
}
