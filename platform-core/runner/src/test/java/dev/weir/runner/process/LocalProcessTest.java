package dev.weir.runner.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalProcessTest {
    private final List<String> notes = new CopyOnWriteArrayList<>();

    @TempDir
    Path folder;

    @Test
    void startsACrashedProcessAgainAndSaysWhy() throws Exception {
        LocalProcess process = LocalProcess.start(launch(), notes::add);

        await().atMost(Duration.ofMinutes(1)).until(() -> starts().size() == 2);
        assertThat(process.restarts()).isEqualTo(1);
        assertThat(process.isAlive()).isTrue();
        assertThat(starts()).containsExactly("20001", "20001");
        assertThat(notes)
                .containsExactly("fragile ended with 3: ERROR out of luck (log: " + folder.resolve("log.txt")
                        + "); starting again in 1 s");

        process.end();
        assertThat(process.awaitEnd(Duration.ofMinutes(1))).isNull();
        assertThat(process.isAlive()).isFalse();
        assertThat(process.restarts()).isEqualTo(1);
    }

    private List<String> starts() throws Exception {
        Path file = folder.resolve("starts");
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    private Launch launch() {
        List<Path> classPath = Arrays.stream(
                        System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(Path::of)
                .toList();
        return new Launch(
                "fragile",
                new ConnectorJar(classPath, Fragile.class.getName()),
                folder,
                20001,
                folder.resolve("log.txt"));
    }
}
