package dev.weir.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class WireTest {
    @Test
    void passesBusinessHeadersAndNeverThoseThatLoseMessages() {
        assertThat(List.of("tenant", "contentType", "traceparent", "ce_id", "X-Request-Id"))
                .allMatch(Headers::passes);
        assertThat(List.of(
                        "weir-attempts",
                        "expiration",
                        "user-id",
                        "CC",
                        "BCC",
                        "x-death",
                        "x-first-death-queue",
                        "x-delivery-count",
                        "x-acquired-count",
                        "kafka_offset",
                        "amqp_deliveryTag",
                        "sourceData",
                        "scst_nativeHeadersPresent",
                        "deliveryAttempt",
                        "spring.cloud.stream.sendto.destination",
                        "spring.cloud.function.definition"))
                .noneMatch(Headers::passes);
    }

    @Test
    void repeatsAnOutputsIdForTheSameInputAndIndexOnly() {
        String id = MessageIds.ofOutput("orders-0-7", "shop/enrich", 0);

        assertThat(id)
                .hasSize(32)
                .isEqualTo(MessageIds.ofOutput("orders-0-7", "shop/enrich", 0))
                .isNotEqualTo(MessageIds.ofOutput("orders-0-7", "shop/enrich", 1))
                .isNotEqualTo(MessageIds.ofOutput("orders-0-71", "shop/enrich", 0));
    }

    @Test
    void fingerprintsTheRootCauseAndTheFirstOwnFrameAlikeForLambdasOfOneMethod() {
        var first = new IllegalStateException("wrapped", failure("lambda$price$0", "boom 1"));
        var second = failure("lambda$price$17", "boom 2");

        assertThat(Fingerprint.of(first, name -> name.startsWith("com.acme")))
                .isEqualTo(Fingerprint.of(second, name -> name.startsWith("com.acme")))
                .isNotEqualTo(Fingerprint.of(failure("other", "boom 1"), name -> name.startsWith("com.acme")));
    }

    @Test
    void printsAndReadsDurationsAsTheyStandInNames() {
        assertThat(List.of("1500ms", "4s", "2m", "3h", "0ms"))
                .allSatisfy(text -> assertThat(Delays.print(Delays.parse(text))).isEqualTo(text));
        assertThat(Delays.parse("14d")).isEqualTo(Duration.ofDays(14));
        assertThatThrownBy(() -> Delays.parse("4 sec"))
                .hasMessage("'4 sec' is not a duration; write a whole number and one of ms, s, m, h, d, like 1500ms"
                        + " or 4s");
    }

    private static RuntimeException failure(String method, String message) {
        var failure = new IllegalArgumentException(message);
        failure.setStackTrace(new StackTraceElement[] {
            new StackTraceElement("java.util.Optional", "map", "Optional.java", 1),
            new StackTraceElement("com.acme.Pricing", method, "Pricing.java", 42)
        });
        return failure;
    }
}
