package dev.weir.connectors.jdbcsink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.weir.describe.ConnectorFolder;
import dev.weir.runtime.RejectMessage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SuppressWarnings("NullAway.Init") // the database is there before each test
class JdbcSinkTest {
    private static final String URL = "jdbc:h2:mem:jdbc-sink-test;DB_CLOSE_DELAY=-1";
    private static final String DDL = """
            CREATE TABLE IF NOT EXISTS orders (
              order_id VARCHAR(10) PRIMARY KEY, customer_id VARCHAR(20) NOT NULL, total DECIMAL(12, 2) NOT NULL,
              paid BOOLEAN, lines INTEGER, placed_at TIMESTAMP WITH TIME ZONE, raw VARCHAR(1000))
            """;

    private HikariDataSource database;
    private JdbcTemplate orders;

    @BeforeEach
    void open() {
        database = new JdbcSinkConfiguration().database(properties(URL, Map.of()));
        orders = new JdbcTemplate(database);
    }

    @AfterEach
    void close() {
        orders.execute("SHUTDOWN");
        database.close();
    }

    @Test
    void makesTheTableAndWritesEachMessageAsARow() {
        // When
        sink().accept(List.of(
                message("{'orderId': 'A-1', 'customerId': 'c-7', 'total': '12.50', 'paid': true, 'lines': [1, 2],"
                        + " 'count': 2, 'placedAt': '2026-11-21T10:00:00+01:00'}"),
                message("{'orderId': 'A-2', 'customerId': 'c-8', 'total': 3}")));

        // Then
        assertThat(
                        rows(
                                "SELECT order_id, customer_id, total, paid, lines, placed_at, raw FROM orders ORDER BY order_id"))
                .containsExactly(
                        "[A-1, c-7, 12.50, true, 2, 2026-11-21T10:00+01:00, [1,2]]",
                        "[A-2, c-8, 3.00, null, null, null, null]");
    }

    @Test
    void aMessageThatComesAgainUpdatesItsRow() {
        // Given
        JdbcSink sink = sink();
        sink.accept(List.of(order("A-1", "10"), order("A-2", "20")));

        // When
        sink.accept(List.of(order("A-1", "11"), order("A-1", "12")));

        // Then
        assertThat(rows("SELECT order_id, total FROM orders ORDER BY order_id"))
                .containsExactly("[A-1, 12.00]", "[A-2, 20.00]");
    }

    @Test
    void withoutAKeyEveryMessageIsInserted() {
        // Given
        orders.execute("CREATE TABLE log (line VARCHAR(100))");
        JdbcSinkProperties all = properties(URL, Map.of());
        JdbcSink sink = new JdbcSink(
                database,
                new JdbcSinkProperties(
                        URL,
                        null,
                        null,
                        "log",
                        Map.of("line", ""),
                        List.of(),
                        null,
                        500,
                        all.timeout(),
                        all.poolSize()));

        // When
        sink.accept(List.of(message("{'a': 1}"), message("{'a': 1}")));

        // Then
        assertThat(rows("SELECT line FROM log")).containsExactly("[{\"a\":1}]", "[{\"a\":1}]");
    }

    @Test
    void aBatchLargerThanOneRoundTripIsWrittenWhole() {
        // When
        sink().accept(Stream.iterate(1, n -> n + 1)
                .limit(1203)
                .map(n -> order("B-" + n, "1"))
                .toList());

        // Then
        assertThat(rows("SELECT COUNT(*) FROM orders")).containsExactly("[1203]");
    }

    @Test
    void aBatchWithOneBadRowWritesNothingSoThatItCanBeWrittenOneByOne() {
        // When, Then
        assertThatThrownBy(() -> sink().accept(List.of(order("A-1", "1"), order("A-2", "much"))))
                .isInstanceOf(RejectMessage.class);
        assertThat(rows("SELECT COUNT(*) FROM orders")).containsExactly("[0]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'orderId': 'A-1', 'customerId': 'c-7', 'total': 'secret'} | column total: what stands at '/total' is STRING",
                "{'orderId': 'A-1', 'customerId': 'c-7', 'total': 1, 'count': 1.5} | column lines: what stands at '/count' is NUMBER",
                "{'orderId': 'A-1', 'customerId': 'c-7', 'total': 1, 'paid': 'secret'} | column paid",
                "{'orderId': 'A-1', 'customerId': 'c-7', 'total': 1, 'placedAt': 'secret'} | column placed_at",
                "{'orderId': 'A-1', 'total': 1} | NULL not allowed for column \"CUSTOMER_ID\" (SQLState 23502)",
                "{'orderId': 'secret-secret', 'customerId': 'c-7', 'total': 1} | Value too long for column",
                "{'orderId': 'A-1', 'customerId': 'c-7', 'total': 12345678901234} | Value too long for column",
            })
    void rejectsAMessageWhoseDataIsAtFaultAndDoesNotRepeatTheData(String json, String reason) {
        assertThatThrownBy(() -> sink().accept(List.of(message(json))))
                .isInstanceOf(RejectMessage.class)
                .hasMessageContaining(reason)
                .hasMessageNotContaining("secret")
                .hasMessageNotContaining("12345678901234")
                .hasNoCause();
    }

    @Test
    void aTableThatIsGoneIsTriedAgain() {
        // Given
        JdbcSink sink = sink();
        orders.execute("DROP TABLE orders");

        // When, Then
        assertThatThrownBy(() -> sink.accept(List.of(order("A-1", "1"))))
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining("not written to orders");
    }

    @Test
    void refusesToStartWithoutATable() {
        assertThatThrownBy(() -> new JdbcSink(database, properties(URL, Map.of())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("jdbc-sink cannot write to orders");
    }

    @Test
    void refusesToStartWithAKeyThatIsNoColumn() {
        assertThatThrownBy(() -> new JdbcSink(database, properties(URL, Map.of("jdbc-sink.key[0]", "id"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("jdbc-sink.key is [id]");
    }

    @Test
    void isDescribedAsItIs() {
        ConnectorFolder.here().describes(JdbcSinkProperties.class);
    }

    private JdbcSink sink() {
        return new JdbcSink(database, properties(URL, Map.of("jdbc-sink.ddl", DDL)));
    }

    /** Bound as at a start, from flat text. */
    static JdbcSinkProperties properties(String url, Map<String, String> changes) {
        Map<String, String> text = new LinkedHashMap<>();
        text.put("jdbc-sink.url", url);
        text.put("jdbc-sink.table", "orders");
        text.put("jdbc-sink.columns.order_id", "/orderId");
        text.put("jdbc-sink.columns.customer_id", "/customerId");
        text.put("jdbc-sink.columns.total", "/total");
        text.put("jdbc-sink.columns.paid", "/paid");
        text.put("jdbc-sink.columns.lines", "/count");
        text.put("jdbc-sink.columns.placed_at", "/placedAt");
        text.put("jdbc-sink.columns.raw", "/lines");
        text.put("jdbc-sink.key[0]", "order_id");
        text.put("jdbc-sink.timeout", "5s");
        text.putAll(changes);
        return new Binder(new MapConfigurationPropertySource(text))
                .bind("jdbc-sink", JdbcSinkProperties.class)
                .get();
    }

    static JsonNode order(String id, String total) {
        return message("{'orderId': '" + id + "', 'customerId': 'c-7', 'total': '" + total + "'}");
    }

    static JsonNode message(String json) {
        return Objects.requireNonNull(JsonMapper.shared().readTree(json.replace('\'', '"')));
    }

    private List<String> rows(String query) {
        return orders.query(query, (row, number) -> {
            StringBuilder text = new StringBuilder("[");
            for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                text.append(i == 1 ? "" : ", ").append(row.getObject(i));
            }
            return text.append("]").toString();
        });
    }
}
