package dev.weir.runner.process;

import dev.weir.runner.machine.ChildJvm;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Everything one process is started with.
 *
 * @param name as it stands in messages
 * @param folder of its Integration: rendered text, secrets, state
 * @param port for health, metrics and state
 * @param log where it prints to
 */
public record Launch(String name, ConnectorJar jar, Path folder, int port, Path log) {
    Process start() {
        List<String> arguments = List.of(
                "-Xmx256m",
                "-Dspring.config.additional-location=file:" + folder.resolve(LaunchFolder.TEXT),
                "-cp",
                jar.joined(),
                jar.main());
        Map<String, String> environment = Map.of(
                "WEIR_SECRETS_DIR", folder.resolve(LaunchFolder.SECRETS).toString(),
                "WEIR_STATE_FILE", folder.resolve("state").toString(),
                "WEIR_PARENT_STDIN", "true",
                "SERVER_ADDRESS", "127.0.0.1",
                "SERVER_PORT", Integer.toString(port));
        return ChildJvm.start(arguments, environment, log);
    }
}
