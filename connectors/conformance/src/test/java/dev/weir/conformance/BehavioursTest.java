package dev.weir.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class BehavioursTest {
    private static final Path LIST = Path.of("BEHAVIOURS.md");

    @Test
    void haveNamesOfTheirOwn() {
        assertThat(Behaviours.all()).extracting(Promise::name).doesNotHaveDuplicates();
    }

    @Test
    void standInTheList() throws IOException {
        String rows = Behaviours.all().stream()
                .map(it -> "| " + it.name() + " | " + it.need().words() + " |\n")
                .collect(Collectors.joining());
        String list = """
                # What delivery promises

                %d behaviours, the same on Kafka and on RabbitMQ. Each is asked of a connector that gives what it needs; how to put
                a connector of yours to the proof stands in [CONTRIBUTING.md](../../CONTRIBUTING.md#7-put-it-to-the-proof).

                | Behaviour | Asked of a connector with |
                |---|---|
                """.formatted(Behaviours.all().size()) + rows;
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(LIST, list);
        }

        assertThat(Files.readString(LIST))
                .as(LIST + " is stale; write it anew: ./mvnw -pl connectors/conformance test -Dgolden.update=true")
                .isEqualTo(list);
    }
}
