package dev.weir.plan;

import dev.weir.plan.render.Planner;
import dev.weir.plan.resolve.IntegrationResolver;
import dev.weir.plan.resolve.Resolution;
import dev.weir.plan.resolve.Resolved;
import dev.weir.plan.resolve.Unresolved;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The golden folders: stories that can be planned, on each broker they are about, and Integrations that are refused. */
public final class Golden {
    static final Path STORIES = Path.of("src/test/resources/golden/stories");
    static final Path REFUSED = Path.of("src/test/resources/golden/refused");

    private static final Path CATALOGUE = Path.of("src/test/resources/golden/catalogue");
    private static final List<String> BROKERS = List.of("kafka", "rabbitmq");

    private Golden() {}

    /**
     * One story on one broker.
     *
     * @param broker {@code kafka} or {@code rabbitmq}
     */
    public record Variant(String story, String broker, KnownReferences references) {
        public String name() {
            return story + " on " + broker;
        }

        public Resolution resolution() {
            return new IntegrationResolver().resolve(references.first(), references);
        }

        Plan plan() {
            return switch (resolution()) {
                case Resolved resolved -> new Planner().plan(resolved);
                case Unresolved unresolved -> throw new AssertionError(name() + "\n" + unresolved.problems());
            };
        }
    }

    /** Every story, once for each broker it is about. */
    public static List<Variant> variants() {
        return folders(STORIES)
                .flatMap(folder -> variants(String.valueOf(folder.getFileName()), inputs(folder)))
                .toList();
    }

    /** A story once for each broker it names a Broker for; for both when it names none. */
    static Stream<Variant> variants(String story, SortedMap<String, String> inputs) {
        List<String> own =
                BROKERS.stream().filter(it -> inputs.containsKey(file(it))).toList();
        return (own.isEmpty() ? BROKERS : own)
                .stream().map(broker -> new Variant(story, broker, references(broker, inputs)));
    }

    private static KnownReferences references(String broker, SortedMap<String, String> inputs) {
        KnownReferences references = catalogue(broker);
        inputs.forEach((name, text) -> {
            if (!name.startsWith("in-Broker-") || name.equals(file(broker))) {
                references.add(text);
            }
        });
        return references;
    }

    /** What every story can refer to: a few connectors, and a Broker {@code main} of the given type. */
    static KnownReferences catalogue(String broker) {
        return new KnownReferences()
                .add(text(CATALOGUE.resolve("connectors.yaml")))
                .add(text(CATALOGUE.resolve("Broker-" + broker + ".yaml")));
    }

    static Stream<Path> folders(Path root) {
        return list(root).stream().filter(Files::isDirectory);
    }

    static SortedMap<String, String> inputs(Path folder) {
        var inputs = new TreeMap<String, String>();
        list(folder).stream()
                .filter(it -> String.valueOf(it.getFileName()).startsWith("in-"))
                .forEach(it -> inputs.put(String.valueOf(it.getFileName()), text(it)));
        return inputs;
    }

    private static String file(String broker) {
        return "in-Broker-" + broker + ".yaml";
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
