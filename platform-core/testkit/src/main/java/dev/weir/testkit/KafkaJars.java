package dev.weir.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The jars of the Kafka broker. The build of this module wrote their names down, relative to a local Maven repository,
 * which holds them because that same build resolved them.
 */
record KafkaJars(List<Path> paths) {
    private static final String NAMES = "kafka-node.classpath";

    /** @throws IllegalStateException when a jar is missing; says how to fetch it */
    static KafkaJars found() {
        List<String> names = names();
        for (Path repository : repositories()) {
            List<Path> jars = names.stream()
                    .map(name -> repository.resolve(name).normalize())
                    .toList();
            if (jars.stream().allMatch(Files::exists)) {
                return new KafkaJars(jars);
            }
        }
        throw new IllegalStateException("the jars of the Kafka broker are neither in " + repositories()
                + "; fetch them with: ./mvnw -pl platform-core/testkit install");
    }

    /** These jars, then what else is given: in this order, because an archive covers the beginning of a class path. */
    String classPathWith(Path... more) {
        return Stream.concat(paths.stream(), Stream.of(more))
                .map(Path::toString)
                .collect(Collectors.joining(System.getProperty("path.separator")));
    }

    private static List<String> names() {
        try (var text = KafkaJars.class.getResourceAsStream(NAMES)) {
            if (text == null) {
                throw new IllegalStateException(
                        NAMES + " is missing; build this module with: ./mvnw -pl platform-core/testkit install");
            }
            return List.of(new String(text.readAllBytes(), StandardCharsets.UTF_8).split(":"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + NAMES, unreadable);
        }
    }

    /** The local repository which this very class path comes from, and Maven's default. */
    private static List<Path> repositories() {
        Path sixUp = Path.of("..", "..", "..", "..", "..", "..");
        Path ofThisClassPath = origin(Test.class).resolve(sixUp).normalize();
        Path standard = Path.of(System.getProperty("user.home"), ".m2", "repository");
        return Stream.of(ofThisClassPath, standard).distinct().toList();
    }

    /** The jar or folder a class was loaded from. */
    static Path origin(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException noPath) {
            throw new IllegalStateException("cannot tell where " + type.getName() + " was loaded from", noPath);
        }
    }
}
