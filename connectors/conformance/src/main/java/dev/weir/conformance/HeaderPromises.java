package dev.weir.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.wire.Headers;
import java.util.List;
import java.util.function.Consumer;

/** What of an input travels on to its outputs, and what never does. */
final class HeaderPromises {
    static final List<Promise> ALL = List.of(
            of("business headers pass", seen -> passes(seen, "tenant", "grün")),
            of("a binary header passes byte by byte", seen -> assertThat(
                            seen.output("plain").headers().get("blob"))
                    .isEqualTo(Script.BINARY)),
            of("the key passes", seen -> assertThat(seen.output("plain").key()).isEqualTo("C-1")),
            of("the correlation id passes", seen -> passes(seen, "correlation-id", "corr-1")),
            of("the reply address passes", seen -> passes(seen, "reply-to", "answers")),
            of("the message type passes", seen -> passes(seen, "type", "order.placed")),
            of("the application's name passes", seen -> passes(seen, "app-id", "shop")),
            new Promise("an object is published as JSON and says so", Need.OUTPUT, seen -> assertThat(
                            seen.output("plain").header("contentType"))
                    .startsWith("application/json")),
            of(
                    "forged marks of a failure do not pass",
                    seen -> absent(
                            seen,
                            "forged",
                            Headers.ATTEMPTS,
                            Headers.NOT_BEFORE,
                            Headers.REDRIVES,
                            Headers.ERROR_TYPE,
                            Headers.FINGERPRINT)),
            of("a forged integration is replaced", seen -> assertThat(
                            seen.output("forged").header(Headers.INTEGRATION))
                    .isEqualTo(Wiring.NAME)),
            of(
                    "internals of other binders do not pass",
                    seen -> absent(
                            seen,
                            "binders",
                            "kafka_receivedTopic",
                            "amqp_receivedRoutingKey",
                            "scst_partition",
                            "deliveryAttempt",
                            "sourceData")),
            of("CC and BCC do not pass", seen -> absent(seen, "copies", "CC", "BCC")),
            of(
                    "marks of earlier deaths do not pass",
                    seen -> absent(seen, "deaths", "x-death", "x-first-death-queue", "x-delivery-count")),
            of("an expiry does not pass", seen -> absent(seen, "expiring", "expiration")),
            of(
                    "a destination that a message names is not obeyed",
                    seen -> absent(seen, "routed", "spring.cloud.stream.sendto.destination")),
            of(
                    "a function that a message names is not obeyed",
                    seen -> absent(seen, "redefined", "spring.cloud.function.definition")),
            of("a content type that is none stops no message", seen -> seen.output("mistyped")));

    private HeaderPromises() {}

    private static Promise of(String name, Consumer<Evidence> check) {
        return new Promise(name, Need.OUTPUT, check);
    }

    private static void passes(Evidence seen, String name, String value) {
        assertThat(seen.output("plain").header(name)).isEqualTo(value);
    }

    private static void absent(Evidence seen, String label, String... names) {
        assertThat(seen.output(label).headers()).doesNotContainKeys(names);
    }
}
