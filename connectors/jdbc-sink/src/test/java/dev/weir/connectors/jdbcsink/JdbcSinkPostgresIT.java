package dev.weir.connectors.jdbcsink;

import static dev.weir.connectors.jdbcsink.JdbcSinkTest.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import dev.weir.runtime.RejectMessage;
import dev.weir.testkit.PostgresServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

@SuppressWarnings("NullAway.Init") // the server is there before the first test
class JdbcSinkPostgresIT {
    private static final String DDL = """
            CREATE TABLE IF NOT EXISTS orders (
              order_id VARCHAR(10) PRIMARY KEY, channel channel, total NUMERIC(12, 2) NOT NULL, placed_at TIMESTAMPTZ,
              local_time TIMESTAMP, ref UUID, body JSONB, lines INTEGER CHECK (lines < 100))
            """;
    private static final Map<String, String> COLUMNS = Map.of(
            "order_id", "/orderId",
            "channel", "/channel",
            "total", "/total",
            "placed_at", "/placedAt",
            "local_time", "/placedAt",
            "ref", "/ref",
            "body", "",
            "lines", "/lines");

    private static PostgresServer postgres;
    private HikariDataSource database;
    private JdbcTemplate orders;

    @BeforeAll
    static void start() {
        postgres = PostgresServer.fresh();
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @BeforeEach
    void open() {
        postgres.start();
        database = new JdbcSinkConfiguration().database(properties(postgres.user()));
        orders = new JdbcTemplate(database);
        orders.execute(
                "DROP TABLE IF EXISTS orders; DROP TYPE IF EXISTS channel; CREATE TYPE channel AS ENUM ('web', 'app'); COMMIT");
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void writesWhatTheColumnsAreAndUpdatesARowThatIsThere() {
        // Given
        JdbcSink sink = sink();
        sink.accept(List.of(order("A-1", "1"), order("A-2", "2")));

        // When
        sink.accept(List.of(message(
                "{'orderId': 'A-1', 'channel': 'app', 'total': '10.50', 'placedAt': '2026-11-21T10:00:00+02:00',"
                        + " 'ref': '6a0f9f0e-6c4c-4f3e-9c1e-0a4a5a1f2d3c', 'lines': 3}")));

        // Then
        assertThat(
                        orders.queryForList(
                                "SELECT order_id, channel::text, total::text, placed_at = '2026-11-21T08:00:00Z' AS same,"
                                        + " local_time::text, ref::text, body ->> 'total' AS body, lines FROM orders WHERE order_id = 'A-1'"))
                .containsExactly(Map.of(
                        "order_id", "A-1",
                        "channel", "app",
                        "total", "10.50",
                        "same", true,
                        "local_time", "2026-11-21 08:00:00",
                        "ref", "6a0f9f0e-6c4c-4f3e-9c1e-0a4a5a1f2d3c",
                        "body", "10.50",
                        "lines", 3));
        assertThat(count()).isEqualTo(2);
    }

    @Test
    void aLargeBatchWithRepeatedKeysIsWrittenWithTheLastOfEach() {
        // When
        sink().accept(IntStream.range(0, 3_000)
                .mapToObj(n -> order("B-" + n % 1_000, String.valueOf(n / 1_000)))
                .toList());

        // Then
        assertThat(count()).isEqualTo(1_000);
        assertThat(orders.queryForObject("SELECT COUNT(*) FROM orders WHERE total = 2", Integer.class))
                .isEqualTo(1_000);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'orderId': 'A-1', 'channel': 'secret', 'total': 1} | invalid input value for enum channel",
                "{'orderId': 'secret-secret', 'total': 1} | value too long for type character varying(10) (SQLState 22001)",
                "{'orderId': 'A-1'} | null value in column \"total\" of relation \"orders\"",
                "{'orderId': 'A-1', 'total': 1, 'lines': 4711} | violates check constraint \"orders_lines_check\"",
                "{'orderId': 'A-1', 'total': 1, 'ref': 'secret'} | column ref: what stands at '/ref' is STRING",
            })
    void rejectsAMessageWhoseDataIsAtFaultAndDoesNotRepeatTheData(String json, String reason) {
        assertThatThrownBy(() -> sink().accept(List.of(message(json))))
                .isInstanceOf(RejectMessage.class)
                .hasMessageContaining(reason)
                .hasMessageNotContaining("secret")
                .hasMessageNotContaining("4711")
                .hasNoCause();
        assertThat(count()).isZero();
    }

    @Test
    void aDatabaseThatIsAwayIsTriedAgainAndWrittenToWhenItIsBack() {
        // Given
        JdbcSink sink = sink();
        postgres.stop();

        // When, Then
        assertThatThrownBy(() -> sink.accept(List.of(order("A-1", "1")))).isInstanceOf(DatabaseUnavailable.class);
        postgres.start();
        await().ignoreExceptionsInstanceOf(DatabaseUnavailable.class)
                .untilAsserted(() -> sink.accept(List.of(order("A-1", "1"))));
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void startsWithoutItsDatabaseAndMakesTheTableWhenItIsThere() {
        try (HikariDataSource own = new JdbcSinkConfiguration().database(properties(postgres.user()))) {
            // Given
            postgres.stop();

            // When
            JdbcSink sink = new JdbcSink(own, properties(postgres.user()));
            postgres.start();
            sink.accept(List.of(order("A-1", "1")));
        }

        // Then
        await().ignoreExceptions().untilAsserted(() -> assertThat(count()).isEqualTo(1));
    }

    @Test
    void refusesToStartAsAUserThatTheDatabaseDoesNotKnow() {
        try (HikariDataSource stranger = new JdbcSinkConfiguration().database(properties("nobody"))) {
            assertThatThrownBy(() -> new JdbcSink(stranger, properties("nobody")))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("jdbc-sink cannot write to orders at " + postgres.jdbcUrl());
        }
    }

    private JdbcSink sink() {
        return new JdbcSink(database, properties(postgres.user()));
    }

    private static JdbcSinkProperties properties(String user) {
        return new JdbcSinkProperties(
                postgres.jdbcUrl(),
                user,
                postgres.password(),
                "orders",
                COLUMNS,
                List.of("order_id"),
                DDL,
                500,
                Duration.ofSeconds(2),
                4);
    }

    private static JsonNode order(String id, String total) {
        return message("{'orderId': '" + id + "', 'channel': 'web', 'total': '" + total + "'}");
    }

    private int count() {
        Integer count = orders.queryForObject("SELECT COUNT(*) FROM orders", Integer.class);
        return count == null ? 0 : count;
    }
}
