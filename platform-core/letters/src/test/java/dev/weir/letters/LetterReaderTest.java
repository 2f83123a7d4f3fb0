package dev.weir.letters;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.letters.DeadLetter.Header;
import dev.weir.wire.Headers;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LetterReaderTest {
    @Test
    void readsWhatSpringKafkaWrites() {
        // When
        DeadLetter letter = read(
                new Header("kafka_dlt-original-topic", "orders"),
                new Header("kafka_dlt-original-partition", bytes(BigInteger.valueOf(3), 4)),
                new Header("kafka_dlt-original-offset", bytes(BigInteger.valueOf(4_000_000_000L), 8)),
                new Header("kafka_dlt-exception-fqcn", "org.springframework.Wrapping"),
                new Header("kafka_dlt-exception-cause-fqcn", "com.acme.Broken"),
                new Header("kafka_dlt-exception-message", "no stock"));

        // Then
        assertThat(letter.foreign()).isTrue();
        assertThat(letter.id()).isEqualTo("orders-3-4000000000");
        assertThat(letter.origin()).isEqualTo("orders-3-4000000000");
        assertThat(letter.errorType()).isEqualTo("com.acme.Broken");
        assertThat(letter.errorMessage()).isEqualTo("no stock");
    }

    @Test
    void readsWhatRabbitMqWrites() {
        // When
        DeadLetter letter = read(new Header(
                "x-death",
                List.of(Map.of(
                        "reason",
                        "rejected",
                        "queue",
                        "orders.enrich",
                        "exchange",
                        "orders",
                        "routing-keys",
                        List.of("eu.new"),
                        "time",
                        Instant.parse("2026-01-01T10:00:00Z"),
                        "count",
                        1L))));

        // Then
        assertThat(letter.foreign()).isTrue();
        assertThat(letter.errorMessage()).isEqualTo("rejected from queue 'orders.enrich'");
        assertThat(letter.origin()).isEqualTo("orders/eu.new");
        assertThat(letter.lastFailed()).isEqualTo(Instant.parse("2026-01-01T10:00:00Z"));
        assertThat(letter.fingerprint()).isEqualTo(DeadLetter.UNKNOWN);
    }

    @Test
    void readsAForeignLetterThatSaysNothing() {
        // When
        DeadLetter letter = read(new Header("x-death", "garbage"), new Header("x-original-partition", 7));

        // Then
        assertThat(letter.foreign()).isTrue();
        assertThat(letter.id()).isEqualTo(letter.deadId());
        assertThat(letter.origin()).isNull();
        assertThat(letter.errorType()).isNull();
    }

    @Test
    void theLastOfSeveralHeadersCounts() {
        // When
        DeadLetter letter = read(new Header(Headers.DEAD_ID, "first"), new Header(Headers.DEAD_ID, "last"));

        // Then
        assertThat(letter.deadId()).isEqualTo("last");
        assertThat(letter.foreign()).isFalse();
    }

    private static DeadLetter read(Header... headers) {
        return LetterReader.read(
                new RawLetter(List.of(headers), Map.of(), null, Content.of("{}"), null, "orders.enrich.dlq", "mark"));
    }

    private static Object bytes(BigInteger number, int length) {
        byte[] bytes = new byte[length];
        byte[] digits = number.toByteArray();
        System.arraycopy(digits, 0, bytes, length - digits.length, digits.length);
        Content content = Content.of(bytes);
        return content.text().<Object>map(text -> text).orElse(content);
    }
}
