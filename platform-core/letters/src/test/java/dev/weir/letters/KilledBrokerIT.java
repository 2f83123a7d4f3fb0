package dev.weir.letters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.weir.testkit.OnEachBroker;
import dev.weir.testkit.TestBroker;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

@OnEachBroker(own = true)
class KilledBrokerIT {
    private final TestBroker broker;

    KilledBrokerIT(TestBroker broker) {
        this.broker = broker;
    }

    @Test
    void aRedriveDuringWhichTheBrokerDiesLosesNothing() throws Exception {
        try (Lot lot = Lot.on(broker);
                DeadLetters letters = lot.open()) {
            // Given
            lot.fill(500);
            var killed = new AtomicBoolean();
            var back = new CompletableFuture<Void>();

            // When
            try {
                letters.redrive(Selection.all(), RedriveOptions.because("fixed"), outcome -> {
                    if (outcome.moved() >= 100 && killed.compareAndSet(false, true)) {
                        broker.kill();
                        Thread.ofPlatform().start(() -> {
                            broker.start();
                            back.complete(null);
                        });
                    }
                });
            } catch (RedriveStopped stopped) {
                assertThat(stopped.outcome().moved()).isBetween(100L, 499L);
                assertThat(stopped).hasMessageContaining("no letter is lost");
            }
            back.join();

            // Then
            await().atMost(Duration.ofSeconds(60))
                    .ignoreExceptionsInstanceOf(LettersUnavailable.class)
                    .ignoreExceptionsInstanceOf(RedriveStopped.class)
                    .ignoreExceptionsInstanceOf(RedriveInProgress.class)
                    .untilAsserted(() -> {
                        letters.redrive(Selection.all(), RedriveOptions.because("the rest"), Progress.SILENT);
                        assertThat(letters.count()).isZero();
                    });
            Set<String> arrived = new HashSet<>();
            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
                lot.inbox().forEach(message -> arrived.add(message.id()));
                assertThat(arrived).hasSize(500);
            });
        }
    }
}
