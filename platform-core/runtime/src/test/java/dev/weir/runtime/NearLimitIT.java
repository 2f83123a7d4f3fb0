package dev.weir.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.orders.OrdersApplication;
import dev.weir.testkit.KafkaServer;
import dev.weir.testkit.OnEachBroker;
import dev.weir.testkit.RabbitServer;
import dev.weir.testkit.TestBroker;
import dev.weir.testkit.client.Collected;
import dev.weir.testkit.client.TestMessage;
import dev.weir.wire.Headers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Messages that are as large as the broker takes. */
@OnEachBroker
class NearLimitIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Rig rig;
    private final int largest;

    @TempDir
    private Path folder;

    NearLimitIT(TestBroker broker) {
        this.rig = new Rig(broker, OrdersApplication.class);
        this.largest = switch (broker) {
            // a batch of 1048588 bytes has room for some headers besides
            case KafkaServer kafka -> 1_048_000;
            case RabbitServer rabbit -> 16 * 1024 * 1024;
        };
        OrdersApplication.CALLS.clear();
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void keepsTheLargestMessageWholeThroughRetriesIntoTheDeadLetters() {
        rig.start(folder);
        Collected letters = rig.letters();
        TestMessage message = padded(DeliveryIT.order("large", "always-fails"));

        rig.publish(List.of(message, DeliveryIT.order("small", "sku")));

        letters.await(1, PATIENCE);
        rig.outputs().await(1, PATIENCE);
        TestMessage letter = letters.messages().getFirst();
        assertThat(letter.header(Headers.ATTEMPTS)).isEqualTo("3");
        assertThat(letter.text()).isEqualTo(message.text());
    }

    private TestMessage padded(TestMessage order) {
        return TestMessage.of(order.text() + " ".repeat(largest - order.text().length()));
    }
}
