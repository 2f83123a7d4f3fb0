package dev.weir.runner.dev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.weir.testkit.CommandLine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DevIT {
    @TempDir
    Path folder;

    @AutoClose
    private CommandLine weir;

    @BeforeEach
    void standInAnEmptyFolder() {
        weir = WeirCommand.in(folder);
    }

    @Test
    void endsByItselfBalancedWithRetriesAndDeadLettersAndNothingLost() {
        OrdersExample example = OrdersExample.copyTo(folder.resolve("orders"));

        var result = weir.run("dev", "-f", example.folder().toString(), example.connector(), "--for", "20s");

        assertThat(result.code()).as(result.err() + result.out()).isZero();
        assertThat(result.out())
                .endsWith("balanced, lost 0\n")
                .containsPattern("posted [1-9][0-9]+ to http://127.0.0.1:" + example.port() + "/orders")
                .containsPattern("order-api +accepted ([1-9][0-9]+) = confirmed \\1 \\+ refused 0")
                .containsPattern("order-pricing +entered [1-9][0-9]+ = forwarded [1-9][0-9]+ .* dead [1-9]")
                .containsPattern("order-store +entered ([1-9][0-9]+) = forwarded 0 \\+ consumed \\1 ");
        assertThat(folder.resolve(".weir/orders.mv.db")).exists();
    }

    @Test
    void refusesASecondSystemAndAPortThatIsTaken() {
        OrdersExample example = OrdersExample.copyTo(folder.resolve("orders"));
        String[] dev = {"dev", "-f", example.folder().toString(), example.connector(), "--rate", "0"};
        weir.start(dev);
        await().atMost(Duration.ofMinutes(5)).until(() -> weir.run("status").code() == 0);

        var second = weir.run(briefly(dev));
        var elsewhere = weir.run(briefly(dev, "--state", "other"));

        assertThat(second.code()).isEqualTo(1);
        assertThat(second.err())
                .contains("a system runs on " + folder.toAbsolutePath().resolve(".weir"));
        assertThat(elsewhere.code()).isEqualTo(1);
        assertThat(elsewhere.err()).contains("port " + example.port() + " of default/order-api is in use");
    }

    /** So that a test ends even where it should have been refused. */
    private static String[] briefly(String[] command, String... more) {
        return Stream.of(Arrays.stream(command), Arrays.stream(more), Stream.of("--for", "1s"))
                .flatMap(it -> it)
                .toArray(String[]::new);
    }
}
