package dev.weir.images;

import dev.weir.operator.kind.Connector;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The images of this build, by the folder of their module. */
final class Built {
    static final List<String> CONNECTORS = List.of(
            "connectors/time-source",
            "connectors/http-source",
            "connectors/log-sink",
            "connectors/http-sink",
            "connectors/jdbc-sink",
            "examples/orders/order-pricing");

    static final String OPERATOR = "operator";
    static final String RUNNER = "platform-core/runner";

    private static final Path REPOSITORY = Path.of(System.getProperty("basedir", ""), "..", "..");
    private static final Map<String, Image> READ = new ConcurrentHashMap<>();

    private Built() {}

    static Image image(String module) {
        return READ.computeIfAbsent(module, it -> {
            try {
                return Image.read(REPOSITORY.resolve(it).resolve("target").resolve("image.tar"));
            } catch (IOException missing) {
                throw new UncheckedIOException("no image of " + it + "; run ./mvnw -Pimages package", missing);
            }
        });
    }

    /** The catalogue entry of a connector. */
    static Connector entry(String module) {
        try {
            String text = Files.readString(REPOSITORY.resolve(module).resolve("connector.yaml"));
            return new KubernetesSerialization().unmarshal(text, Connector.class);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
