package dev.weir.runner.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.runner.machine.Ports;
import java.net.InetAddress;
import java.net.ServerSocket;
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
        // not the usual one, which others on this machine may take while nobody listens there
        int port = new Ports().keep(folder.resolve("port"), 0);
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

    @Test
    void endsAtOnceWhenSomebodyElseListensOnItsPort() throws Exception {
        try (var somebody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> EmbeddedKafka.start(folder, somebody.getLocalPort(), new Ports()))
                    .hasMessage("the embedded Kafka ended at its start; see " + folder.resolve("log.txt"));
        }
        assertThat(folder.resolve("log.txt")).content().contains("Address already in use");
    }

    private static Admin admin(EmbeddedKafka kafka) {
        return Admin.create(Map.of("bootstrap.servers", kafka.address()));
    }
}
