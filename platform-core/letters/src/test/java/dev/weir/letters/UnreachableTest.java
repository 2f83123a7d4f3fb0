package dev.weir.letters;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.wire.PhysicalNames;
import org.junit.jupiter.api.Test;

class UnreachableTest {
    private final PhysicalNames names = new PhysicalNames("orders", "enrich");

    @Test
    void saysThatThereIsNoRabbitMq() {
        try (DeadLetters letters = RabbitLot.open("amqp://guest:secret@127.0.0.1:1", names)) {
            assertThatThrownBy(letters::count)
                    .isInstanceOf(LettersUnavailable.class)
                    .hasMessageContaining("cannot count 'orders.enrich.dlq'")
                    .hasMessageContaining("no connection to RabbitMQ")
                    .message()
                    .doesNotContain("secret");
        }
    }

    @Test
    void saysThatTheAddressOfKafkaIsNone() {
        try (DeadLetters letters = KafkaLot.open("no-such-host.invalid:9092", names)) {
            assertThatThrownBy(() -> letters.redrive(Selection.all(), RedriveOptions.because("x"), Progress.SILENT))
                    .isInstanceOf(LettersUnavailable.class)
                    .hasMessageContaining("No resolvable bootstrap urls");
        }
    }
}
