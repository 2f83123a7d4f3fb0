package dev.weir.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.plan.resolve.IntegrationResolver;
import dev.weir.plan.resolve.Resolution;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The golden folders: stories that can be planned, on each broker they are about, and Integrations that are refused. */
public final class Golden {
    public static final Path ROOT = Path.of("src/test/resources/golden");
    private static final boolean UPDATE = Boolean.getBoolean("golden.update");

    private Golden() {}

    /**
     * One story on one broker.
     *
     * @param broker {@code kafka} or {@code rabbitmq}
     */
    public record Story(Path folder, String broker, Set<Path> inputs) {
        public String name() {
            return folder.getFileName() + " on " + broker;
        }

        public KnownReferences references() {
            var references = new KnownReferences();
            inputs.forEach(references::add);
            return references;
        }

        public Resolution resolution() {
            KnownReferences references = references();
            return new IntegrationResolver().resolve(references.first(), references);
        }
    }

    /** Every story, once for each broker it names a Broker for; for both when it names none. */
    public static List<Story> stories() {
        return folders("stories").stream()
                .flatMap(folder -> brokers(folder).map(broker -> story(folder, broker)))
                .toList();
    }

    public static List<Path> folders(String kind) {
        return list(ROOT.resolve(kind)).stream().filter(Files::isDirectory).toList();
    }

    private static Stream<String> brokers(Path folder) {
        List<String> own = Stream.of("kafka", "rabbitmq")
                .filter(it -> Files.exists(folder.resolve("in-Broker-" + it + ".yaml")))
                .toList();
        return own.isEmpty() ? Stream.of("kafka", "rabbitmq") : own.stream();
    }

    private static Story story(Path folder, String broker) {
        Path catalogue = ROOT.resolve("catalogue");
        var inputs = new TreeSet<Path>();
        list(folder).stream()
                .filter(it -> name(it).startsWith("in-"))
                .filter(it -> !name(it).startsWith("in-Broker-") || name(it).equals("in-Broker-" + broker + ".yaml"))
                .forEach(inputs::add);
        Stream.of("connectors.yaml", "Broker-" + broker + ".yaml")
                .map(catalogue::resolve)
                .forEach(inputs::add);
        return new Story(folder, broker, inputs);
    }

    /** Compares with a file, or with {@code -Dgolden.update} writes it. */
    public static void compare(Path file, String actual) {
        try {
            if (UPDATE) {
                Files.writeString(file, actual);
            }
            assertThat(file).as("run with -Dgolden.update and review").exists();
            assertThat(actual).as(file.toString()).isEqualTo(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Names of the files of a folder that are none of those used. */
    public static Set<String> unused(Path folder, Set<String> used) {
        return list(folder).stream()
                .map(Golden::name)
                .filter(it -> !used.contains(it))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
