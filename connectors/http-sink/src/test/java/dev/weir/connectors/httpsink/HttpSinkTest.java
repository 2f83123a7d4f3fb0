package dev.weir.connectors.httpsink;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.weir.connectors.httpsink.HttpSinkProperties.Method;
import dev.weir.describe.ConnectorFolder;
import dev.weir.runtime.RejectMessage;
import dev.weir.runtime.RetryDelivery;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.MessageBuilder;

@SuppressWarnings("NullAway.Init") // the server is there before each test
class HttpSinkTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T10:00:00Z"), ZoneOffset.UTC);

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<Map<String, List<String>>> requests = new CopyOnWriteArrayList<>();
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private final CountDownLatch done = new CountDownLatch(1);
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
    }

    @AfterEach
    void stop() {
        done.countDown();
        server.stop(0);
    }

    @Test
    void sendsBodyIdTraceAndFixedHeaders() {
        // Given
        answer(204, Map.of());

        // When
        sink(Duration.ofSeconds(5)).accept(message());

        // Then
        assertThat(bodies).containsExactly("{\"points\": 7}");
        assertThat(requests).singleElement().satisfies(headers -> assertThat(headers)
                .containsEntry("Content-type", List.of("application/json"))
                .containsEntry("Idempotency-key", List.of("orders-0-42"))
                .containsEntry("Traceparent", List.of("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"))
                .containsEntry("Authorization", List.of("Bearer s3cret"))
                .containsEntry("X-shop", List.of("north")));
    }

    @Test
    void theContentTypeOfTheMessageWins() {
        // Given
        answer(200, Map.of());

        // When
        sink(Duration.ofSeconds(5))
                .accept(MessageBuilder.fromMessage(message())
                        .setHeader("contentType", "text/csv")
                        .build());

        // Then
        assertThat(requests).singleElement().satisfies(headers -> assertThat(headers)
                .containsEntry("Content-type", List.of("text/csv")));
    }

    @Test
    void aHeaderThatHttpCannotCarryDoesNotStopTheMessage() {
        // Given
        answer(200, Map.of());

        // When
        sink(Duration.ofSeconds(5))
                .accept(MessageBuilder.fromMessage(message())
                        .setHeader("contentType", "text/csv\r\nX-Forged: 1")
                        .setHeader("weir-id", "bestellung-ü-\u0000")
                        .build());

        // Then
        assertThat(requests).singleElement().satisfies(headers -> assertThat(headers)
                .containsEntry("Content-type", List.of("application/json"))
                .doesNotContainKeys("Idempotency-key", "X-forged"));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 404, 409, 410, 422, 301, 302, 308})
    void rejectsWhatTheEndpointWillNeverTake(int status) {
        // Given
        answer(status, Map.of("Location", "/elsewhere"));

        // When, Then
        assertThatThrownBy(deliver()).isInstanceOf(RejectMessage.class).hasMessageContaining("answered " + status);
        assertThat(requests).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 425, 429, 500, 502, 503, 504})
    void leavesTheRetryToThePolicyWhenTheEndpointFailsOnItsSide(int status) {
        // Given
        answer(status, Map.of());

        // When, Then
        assertThatThrownBy(deliver())
                .isInstanceOf(EndpointUnavailable.class)
                .hasMessageContaining("answered " + status);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "429 | 7 | 7",
                "503 | 120 | 120",
                "503 | Sat, 21 Nov 2026 10:00:30 GMT | 30",
                "503 | Sat, 21 Nov 2026 09:00:00 GMT | 0",
                "429 | 999999999 | 3600",
            })
    void waitsAsLongAsTheEndpointAsks(int status, String header, long seconds) {
        // Given
        answer(status, Map.of("Retry-After", header));

        // When, Then
        assertThatThrownBy(deliver()).isInstanceOfSatisfying(RetryDelivery.class, retry -> assertThat(retry.after())
                .isEqualTo(Duration.ofSeconds(seconds)));
    }

    @Test
    void aRetryAfterThatCannotBeReadCountsAsAbsent() {
        // Given
        answer(429, Map.of("Retry-After", "soon"));

        // When, Then
        assertThatThrownBy(deliver()).isInstanceOf(EndpointUnavailable.class);
    }

    @Test
    void anEndpointThatDoesNotAnswerInTimeIsTriedAgain() {
        // Given
        server.createContext("/", exchange -> await());

        // When, Then
        assertThatThrownBy(() -> sink(Duration.ofMillis(200)).accept(message()))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("/points did not answer");
    }

    @Test
    void anEndpointThatIsNotThereIsTriedAgainAndItsErrorHoldsNoSecretOfTheUrl() {
        // Given
        HttpSink sink = sink(Duration.ofSeconds(5));
        server.stop(0);

        // When, Then
        assertThatThrownBy(() -> sink.accept(message()))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageNotContaining("hidden");
    }

    @Test
    void measuresResponseTimesByStatus() {
        // Given
        answer(503, Map.of());

        // When
        assertThatThrownBy(deliver()).isInstanceOf(EndpointUnavailable.class);

        // Then
        assertThat(meters.get("http.client.request.duration")
                        .tag("http.response.status_code", "503")
                        .timer()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void refusesAtStartAHeaderThatCannotBeSent() {
        assertThatThrownBy(() -> sink(Duration.ofSeconds(1), Map.of("Content-Length", "3")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Content-Length");
    }

    @Test
    void isDescribedAsItIs() {
        ConnectorFolder.here().describes(HttpSinkProperties.class);
    }

    private void answer(int status, Map<String, String> headers) {
        server.createContext("/", exchange -> {
            requests.add(Map.copyOf(exchange.getRequestHeaders()));
            bodies.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            headers.forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
    }

    private void await() {
        try {
            done.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private ThrowingCallable deliver() {
        return () -> sink(Duration.ofSeconds(5)).accept(message());
    }

    private HttpSink sink(Duration timeout) {
        return sink(timeout, Map.of("X-Shop", "north"));
    }

    private HttpSink sink(Duration timeout, Map<String, String> headers) {
        URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/points?key=hidden");
        HttpSinkProperties properties =
                new HttpSinkProperties(url, Method.POST, "application/json", headers, "s3cret", timeout);
        return new HttpSink(
                properties, new HttpSinkConfiguration().httpSinkClient(properties), meters, new RetryAfter(CLOCK));
    }

    private static Message<byte[]> message() {
        return MessageBuilder.withPayload("{\"points\": 7}".getBytes(UTF_8))
                .setHeader("weir-id", "orders-0-42")
                .setHeader("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                .build();
    }
}
