package dev.weir.connectors.httpsource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.describe.ConnectorFolder;
import dev.weir.runtime.Emission;
import dev.weir.runtime.NotConfirmed;
import dev.weir.runtime.RejectMessage;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SuppressWarnings("NullAway.Init") // the server is there before the first test
class HttpSourceTest {
    private static final String ORDER = """
            {"orderId": "A-1", "lines": [{"sku": "B-1", "quantity": 2}]}""";
    private static final String SCHEMA = """
            type: object
            required: [orderId, lines]
            properties:
              orderId: {type: string, pattern: "^[A-Z]-[0-9]+$"}
              placedAt: {type: string, format: date-time}
              lines:
                type: array
                items:
                  type: object
                  properties:
                    quantity: {type: integer, minimum: 1}
            """;

    private static final String SIXTY_FOUR = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
    private static final String LONG_KEY = SIXTY_FOUR + SIXTY_FOUR + SIXTY_FOUR + SIXTY_FOUR;

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static ConfigurableApplicationContext context;
    private static RecordingEmitter emitter;
    private static URI orders;

    @Configuration(proxyBeanMethods = false)
    @Import(HttpSourceConfiguration.class)
    @ImportAutoConfiguration({
        TomcatServletWebServerAutoConfiguration.class,
        DispatcherServletAutoConfiguration.class,
        WebMvcAutoConfiguration.class,
        ErrorMvcAutoConfiguration.class,
        HttpMessageConvertersAutoConfiguration.class,
        JacksonAutoConfiguration.class
    })
    static class Server {
        @Bean
        RecordingEmitter emitter() {
            return new RecordingEmitter();
        }
    }

    @BeforeAll
    static void start() {
        context = new SpringApplicationBuilder(Server.class)
                .run(
                        "--http-source.port=0",
                        "--server.address=127.0.0.1",
                        "--http-source.path=/orders",
                        "--http-source.max-body=1KB",
                        "--http-source.content-types=application/json,application/*+json",
                        "--http-source.headers=X-Tenant",
                        "--http-source.schema=" + SCHEMA);
        emitter = context.getBean(RecordingEmitter.class);
        orders =
                URI.create("http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port") + "/orders");
    }

    @AfterAll
    static void stop() {
        context.close();
    }

    @BeforeEach
    void forget() {
        emitter.reset(Function.identity());
    }

    @Test
    void answers202WithTheIdWhenTheBrokerHasTheMessage() throws Exception {
        // When
        HttpResponse<String> response = send(post(ORDER).header("Idempotency-Key", "order-17"));

        // Then
        assertThat(response.statusCode()).isEqualTo(202);
        assertThat(response.headers().firstValue("Weir-Id")).hasValue("order-17");
        assertThat(json(response)).isEqualTo(tree("{\"id\": \"order-17\"}"));
        assertThat(emitter.sent).singleElement().satisfies(emission -> {
            assertThat(emission.id()).isEqualTo("order-17");
            assertThat(emission.payload()).isEqualTo(ORDER.getBytes(UTF_8));
        });
    }

    @Test
    void aRequestWithoutIdempotencyKeyLeavesTheIdToTheRuntime() throws Exception {
        // When
        HttpResponse<String> response = send(post(ORDER));

        // Then
        assertThat(json(response)).isEqualTo(tree("{\"id\": \"generated\"}"));
        assertThat(emitter.sent).extracting(Emission::id).containsExactly((String) null);
    }

    @Test
    void anIdempotencyKeyMayStandInQuotes() throws Exception {
        assertThat(send(post(ORDER).header("Idempotency-Key", "\"order-17\""))
                        .headers()
                        .firstValue("Weir-Id"))
                .hasValue("order-17");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "two words", LONG_KEY})
    void anIdempotencyKeyThatCannotTravelIsRefused(String key) throws Exception {
        // When
        HttpResponse<String> response = send(post(ORDER).header("Idempotency-Key", key));

        // Then
        assertRefused(response, 400, "Idempotency-Key");
    }

    @Test
    void onlyAllowedHeadersAndTheTraceTravelOn() throws Exception {
        // When
        send(post(ORDER)
                .header("x-tenant", "north")
                .header("X-Internal", "no")
                .header("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                .header("tracestate", "a=b"));

        // Then
        assertThat(emitter.sent).singleElement().satisfies(emission -> assertThat(emission.headers())
                .containsOnlyKeys("X-Tenant", "traceparent", "tracestate", "contentType")
                .containsEntry("X-Tenant", "north")
                .containsEntry("contentType", "application/json"));
    }

    @Test
    void aBodyAgainstTheSchemaIsRefusedFieldByField() throws Exception {
        // When
        HttpResponse<String> response =
                send(post("{\"orderId\": \"17\", \"placedAt\": \"yesterday\", \"lines\": [{\"quantity\": 0}]}"));

        // Then
        assertRefused(response, 400, "/orderId");
        assertThat(json(response).get("errors").valueStream())
                .extracting(fault -> fault.get("pointer").asString() + " "
                        + fault.get("rule").asString() + " "
                        + fault.get("value").asString())
                .containsExactlyInAnyOrder(
                        "/orderId pattern 17", "/placedAt format yesterday", "/lines/0/quantity minimum 0");
    }

    @Test
    void aMissingFieldIsNamedByItsOwnPointer() throws Exception {
        // When
        HttpResponse<String> response = send(post("{\"orderId\": \"A-1\"}"));

        // Then
        assertRefused(response, 400, "/lines");
        assertThat(json(response).at("/errors/0/pointer").asString()).isEqualTo("/lines");
        assertThat(json(response).at("/errors/0/rule").asString()).isEqualTo("required");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"'' | is empty", "{\"orderId\": | is not JSON", "{} x | is not JSON", "[1] | /orderId"})
    void aBodyThatIsNoOrderAtAllIsRefused(String body, String reason) throws Exception {
        HttpResponse<String> response = send(post(body));

        if (reason.startsWith("/")) {
            assertThat(json(response).at("/errors/0/rule").asString()).isEqualTo("type");
        } else {
            assertRefused(response, 400, reason);
        }
    }

    @Test
    void aBodyOverTheLimitIsRefusedWhenItsLengthIsAnnounced() throws Exception {
        assertRefused(send(post(" ".repeat(1025))), 413, "1025 bytes; at most 1024");
    }

    @Test
    void aBodyOverTheLimitIsRefusedWhenItComesInChunksWithoutALength() throws Exception {
        // Given
        byte[] large = " ".repeat(500_000).getBytes(UTF_8);

        // When
        HttpResponse<String> response =
                send(request(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large))));

        // Then
        assertRefused(response, 413, "more than 1024 bytes");
    }

    @Test
    void aBodyAtTheLimitIsTaken() throws Exception {
        assertThat(send(post(ORDER + " ".repeat(1024 - ORDER.length()))).statusCode())
                .isEqualTo(202);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "application/xml", "nonsense"})
    void anotherContentTypeIsRefused(String type) throws Exception {
        assertRefused(send(post(ORDER).setHeader("Content-Type", type)), 415, type);
    }

    @Test
    void aMissingContentTypeIsRefused() throws Exception {
        assertRefused(send(HttpRequest.newBuilder(orders).POST(BodyPublishers.ofString(ORDER))), 415, "missing");
    }

    @Test
    void aCompressedBodyIsRefusedInsteadOfMisread() throws Exception {
        assertRefused(send(post(ORDER).header("Content-Encoding", "gzip")), 415, "gzip");
    }

    @Test
    void aStructuredSuffixAndParametersAreTaken() throws Exception {
        assertThat(send(post(ORDER).setHeader("Content-Type", "application/vnd.shop.order+json; charset=utf-8"))
                        .statusCode())
                .isEqualTo(202);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE", "PATCH"})
    void anotherMethodIsRefusedAndToldWhichOneIsTaken(String method) throws Exception {
        // When
        HttpResponse<String> response =
                send(HttpRequest.newBuilder(orders).method(method, BodyPublishers.ofString(ORDER)));

        // Then
        assertRefused(response, 405, "POST");
        assertThat(response.headers().firstValue("Allow")).hasValue("POST");
    }

    @Test
    void anotherPathIsNotFound() throws Exception {
        // When
        HttpResponse<String> response =
                send(HttpRequest.newBuilder(orders.resolve("/elsewhere")).POST(BodyPublishers.ofString(ORDER)));

        // Then
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    @Test
    void withoutAConfirmNothingIsPretended() throws Exception {
        // Given
        emitter.reset(id -> {
            throw new NotConfirmed(id, "no answer within 10 s");
        });

        // When
        HttpResponse<String> response = send(post(ORDER).header("Idempotency-Key", "order-17"));

        // Then
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Retry-After")).isPresent();
        assertThat(response.headers().firstValue("Weir-Id")).hasValue("order-17");
        assertThat(json(response).get("id").asString()).isEqualTo("order-17");
        assertThat(json(response).get("detail").asString()).contains("may or may not have arrived");
    }

    @Test
    void aMessageTheBrokerWillNeverTakeIsTooLarge() throws Exception {
        // Given
        emitter.reset(id -> {
            throw new RejectMessage("the message has 2000000 bytes, the broker takes 1048588");
        });

        // When, Then
        assertRefused(send(post(ORDER)), 413, "the broker takes 1048588");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "type: strin | http-source.schema is no JSON Schema",
                "{type | http-source.schema is no JSON Schema"
            })
    void refusesAtStartASchemaThatIsNone(String schema, String reason) {
        HttpSourceProperties properties = new HttpSourceProperties(
                0, "/", List.of("application/json"), DataSize.ofKilobytes(1), schema, null, List.of());

        assertThatThrownBy(() -> SchemaText.of(properties))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void isDescribedAsItIs() {
        ConnectorFolder.here().describes(HttpSourceProperties.class);
    }

    private static void assertRefused(HttpResponse<String> response, int status, String detail) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(json(response).get("status").asInt()).isEqualTo(status);
        assertThat(json(response).get("detail").asString()).contains(detail);
        assertThat(emitter.sent).isEmpty();
    }

    private static HttpRequest.Builder post(String body) {
        return request(BodyPublishers.ofString(body));
    }

    private static HttpRequest.Builder request(BodyPublisher body) {
        return HttpRequest.newBuilder(orders)
                .header("Content-Type", "application/json")
                .POST(body);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> response) {
        return tree(response.body());
    }

    private static JsonNode tree(String json) {
        return Objects.requireNonNull(JsonMapper.shared().readTree(json));
    }
}
