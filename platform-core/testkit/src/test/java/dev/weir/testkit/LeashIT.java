package dev.weir.testkit;

import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeashIT {
    @Test
    void noServerOutlivesAKilledJvm() throws IOException {
        // Given
        Process jvm = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ThreeServers.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<Integer> ports = new ArrayList<>();
        try (BufferedReader said = jvm.inputReader(StandardCharsets.UTF_8)) {
            while (ports.size() < 3) {
                ports.add(Integer.valueOf(said.readLine()));
            }

            // When
            jvm.destroyForcibly();

            // Then
            await().atMost(Duration.ofSeconds(30)).until(() -> ports.stream().noneMatch(Probe::accepts));
        }
    }

    static final class ThreeServers {
        private ThreeServers() {}

        public static void main(String[] args) throws InterruptedException {
            KafkaServer kafka = KafkaServer.fresh();
            RabbitServer rabbit = RabbitServer.fresh();
            PostgresServer postgres = PostgresServer.fresh();
            kafka.pause();
            System.out.println(kafka.port());
            System.out.println(rabbit.port());
            System.out.println(postgres.jdbcUrl().replaceAll(".*:(\\d+)/.*", "$1"));
            Thread.currentThread().join();
        }
    }
}
