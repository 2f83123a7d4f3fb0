package dev.weir.runner.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.runner.machine.Ports;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaIT {
    @TempDir
    Path folder;

    @Test
    void hasItsPortAndItsDataAgainAfterItWasKilled() throws Exception {
        int port = EmbeddedKafka.port(folder, new Ports());
        try (var first = EmbeddedKafka.start(folder, port, new Ports());
                Admin admin = admin(first)) {
            admin.createTopics(List.of(new NewTopic("orders", Optional.empty(), Optional.empty())))
                    .all()
                    .get();
            ProcessHandle process = ProcessHandle.of(first.pid()).orElseThrow();
            process.destroyForcibly();
            process.onExit().get();
        }

        assertThat(EmbeddedKafka.port(folder, new Ports())).isEqualTo(port);
        try (var second = EmbeddedKafka.start(folder, port, new Ports());
                Admin admin = admin(second)) {
            assertThat(admin.listTopics().names().get()).contains("orders");
        }
    }

    private static Admin admin(EmbeddedKafka kafka) {
        return Admin.create(Map.of("bootstrap.servers", kafka.address()));
    }
}
