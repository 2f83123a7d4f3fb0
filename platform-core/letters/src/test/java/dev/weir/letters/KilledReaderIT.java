package dev.weir.letters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.weir.testkit.OnEachBroker;
import dev.weir.testkit.TestBroker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

@OnEachBroker
class KilledReaderIT {
    private static final int KILLS = 30;
    private static final int AT_ONCE = 3;

    private final TestBroker broker;

    KilledReaderIT(TestBroker broker) {
        this.broker = broker;
    }

    @Test
    void listersKilledThirtyTimesLeaveEveryLetter() throws Exception {
        try (Lot lot = Lot.on(broker);
                DeadLetters letters = lot.open()) {
            // Given
            Set<String> parked = lot.fill(60);

            // When
            for (int round = 0; round < KILLS / AT_ONCE; round++) {
                List<Victim> listers = new ArrayList<>();
                for (int i = 0; i < AT_ONCE; i++) {
                    listers.add(new Victim("list", lot));
                }
                for (Victim lister : listers) {
                    assertThat(lister.awaitLines(1 + round % 5)).isTrue();
                    lister.kill();
                }
            }

            // Then
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(letters.count()).isEqualTo(60));
            assertThat(deadIds(letters)).isEqualTo(parked);
        }
    }

    @Test
    void aKilledRedriveLosesNothingAndCanBeRunAgain() throws Exception {
        try (Lot lot = Lot.on(broker);
                DeadLetters letters = lot.open()) {
            // Given
            lot.fill(600);
            List<Message> arrived = new ArrayList<>();

            for (int kill = 1; kill <= 5; kill++) {
                // When
                var redriver = new Victim("redrive", lot);
                assertThat(redriver.awaitLines(kill)).isTrue();
                redriver.kill();
                await().atMost(Duration.ofSeconds(40)).untilAsserted(() -> {
                    arrived.addAll(lot.inbox());

                    // Then
                    assertThat(distinct(arrived, letters)).hasSize(600);
                });
            }

            // When
            letters.redrive(Selection.all(), RedriveOptions.because("the rest"), Progress.SILENT);

            // Then
            assertThat(letters.count()).isZero();
            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
                arrived.addAll(lot.inbox());
                assertThat(distinct(arrived, letters)).hasSize(600);
            });
            assertThat(arrived).hasSizeLessThan(600 + 5 * 25 + 1);
        }
    }

    private static Set<String> distinct(List<Message> arrived, DeadLetters letters) {
        Set<String> distinct = new HashSet<>();
        arrived.forEach(message -> distinct.add(message.id()));
        letters.list(Selection.all()).forEach(letter -> distinct.add(letter.id()));
        return distinct;
    }

    private static Set<String> deadIds(DeadLetters letters) {
        return Set.copyOf(
                letters.list(Selection.all()).stream().map(DeadLetter::deadId).toList());
    }
}
