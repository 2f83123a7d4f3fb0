package dev.weir.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.acme.source.SourceApplication;
import dev.weir.testkit.OnEachBroker;
import dev.weir.testkit.TestBroker;
import dev.weir.testkit.client.TestMessage;
import dev.weir.wire.Headers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A source publishes with confirms, by its emitter and by its supplier. */
@OnEachBroker(own = true)
class SourceIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private final TestBroker broker;
    private final Rig rig;

    @TempDir
    private Path folder;

    private Emitter<Object> emitter = emission -> "";

    SourceIT(TestBroker broker) {
        this.broker = broker;
        this.rig = new Rig(broker, SourceApplication.class);
        rig.wiring().asSource().with("weir.source.interval", "50ms");
    }

    @BeforeEach
    @SuppressWarnings("unchecked")
    void start() {
        emitter = rig.start(folder).getBean(Emitter.class);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void publishesWhatItsSupplierGivesAndWhatItEmits() {
        String id = emitter.send(new Emission<>(Map.of("hello", "world"), "my-id", "my-key", Map.of("tenant", "acme")));

        assertThat(id).isEqualTo("my-id");
        await().atMost(PATIENCE).until(() -> rig.outputs().size() >= 3);
        TestMessage emitted = rig.outputs().messages().stream()
                .filter(it -> it.text().contains("world"))
                .findFirst()
                .orElseThrow();
        assertThat(emitted.key()).isEqualTo("my-key");
        assertThat(emitted.header("tenant")).isEqualTo("acme");
        assertThat(emitted.header(Headers.ID)).isEqualTo("my-id");
        assertThat(rig.outputs().messages())
                .allSatisfy(it -> assertThat(it.header(Headers.ID)).isNotEmpty());
    }

    @Test
    void pretendsNothingWhileTheBrokerIsAway() {
        broker.kill();
        assertThatThrownBy(() -> emitter.send(Map.of("hello", "nobody")))
                .isInstanceOf(NotConfirmed.class)
                .hasMessageContaining("is not confirmed");
        broker.restart();

        int before = rig.outputs().size();
        await().atMost(PATIENCE).until(() -> rig.outputs().size() > before + 3);
        assertThat(emitter.send(Map.of("hello", "again"))).isNotEmpty();
    }
}
