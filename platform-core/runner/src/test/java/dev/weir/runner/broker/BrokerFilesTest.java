package dev.weir.runner.broker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.model.BrokerAuth;
import dev.weir.model.BrokerSpec;
import dev.weir.model.BrokerType;
import dev.weir.model.Mechanism;
import dev.weir.model.SecretName;
import dev.weir.model.TopologyMode;
import dev.weir.runner.state.StateFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerFilesTest {
    @TempDir
    Path place;

    @Test
    void keepsABrokerWithItsLoginInFilesThatOnlyTheOwnerReads() throws Exception {
        var spec = new BrokerSpec(
                BrokerType.RabbitMq,
                List.of("r:5672"),
                "/shop",
                new BrokerAuth(Mechanism.Plain, new SecretName("login")),
                null,
                null,
                TopologyMode.Create,
                0,
                0,
                1048588);
        var access = new BrokerAccess("shop/main", spec, Map.of("username", "ana", "password", "p${HOME}\\#= ü\n"));
        BrokerFiles.write(new StateFolder(place), access);

        assertThat(BrokerFiles.read(new StateFolder(place), "shop/main")).isEqualTo(access);
        assertThat(access.toString()).doesNotContain("HOME");
        try (Stream<Path> files = Files.walk(place)) {
            assertThat(files.filter(Files::isRegularFile)).hasSize(3).allSatisfy(file -> assertThat(
                            PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------"));
        }
    }
}
