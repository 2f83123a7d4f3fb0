package dev.weir.runner.broker;

import dev.weir.model.BrokerSpec;
import dev.weir.runner.state.PrivateFiles;
import dev.weir.runner.state.StateFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** Brokers in a state folder: each with its login, every secret in a file of its own that only the owner reads. */
public final class BrokerFiles {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String SPEC = "broker.json";

    private BrokerFiles() {}

    /** Keeps a Broker, instead of an earlier one of its name. */
    public static void write(StateFolder state, BrokerAccess access) {
        Path place = state.broker(access.name());
        PrivateFiles.empty(place);
        PrivateFiles.write(place.resolve(SPEC), JSON.writeValueAsString(access.spec()));
        access.secrets().forEach((use, value) -> PrivateFiles.write(place.resolve(use), value));
    }

    /** A Broker that was kept. */
    public static BrokerAccess read(StateFolder state, String name) {
        Path place = state.broker(name);
        var secrets = new TreeMap<String, String>();
        try (Stream<Path> files = Files.list(place)) {
            files.filter(it -> !it.endsWith(SPEC))
                    .forEach(it -> secrets.put(
                            it.getFileName().toString(), PrivateFiles.read(it).orElse("")));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(place + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
        String spec = PrivateFiles.read(place.resolve(SPEC)).orElseThrow();
        return new BrokerAccess(name, JSON.readValue(spec, BrokerSpec.class), secrets);
    }
}
