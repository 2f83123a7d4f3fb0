package dev.weir.testkit;

import dev.weir.testkit.kafka.KafkaNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Runs {@link KafkaNode} in a child JVM on the class path that the build of this module wrote down: jars relative to a
 * local Maven repository, which holds them because that same build resolved them.
 */
record KafkaLaunch(Path settings, Path ready) implements Launch {
    private static final String CLASS_PATH = "kafka-node.classpath";

    static ServerNode node(ServerFolder folder, Map<String, String> properties) {
        Path settings = folder.write("server.properties", properties);
        return new NativeNode(folder, new KafkaLaunch(settings, folder.resolve("ready")));
    }

    @Override
    public ProcessBuilder command() {
        try {
            Files.deleteIfExists(ready);
        } catch (IOException undeletable) {
            throw new UncheckedIOException("cannot delete " + ready, undeletable);
        }
        return new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-Dorg.slf4j.simpleLogger.showDateTime=true",
                "-cp",
                classPath(),
                KafkaNode.class.getName(),
                settings.toString(),
                ready.toString());
    }

    @Override
    public boolean serves() {
        return Files.exists(ready);
    }

    private static String classPath() {
        List<String> jars = recordedJars();
        for (Path repository : repositories()) {
            if (jars.stream().allMatch(jar -> Files.exists(repository.resolve(jar)))) {
                List<String> all =
                        new ArrayList<>(List.of(origin(KafkaNode.class).toString()));
                jars.forEach(jar -> all.add(repository.resolve(jar).normalize().toString()));
                return String.join(System.getProperty("path.separator"), all);
            }
        }
        throw new IllegalStateException("the jars of the Kafka broker are neither in " + repositories()
                + "; fetch them with: ./mvnw -pl platform-core/testkit install");
    }

    private static List<String> recordedJars() {
        try (var text = KafkaLaunch.class.getResourceAsStream(CLASS_PATH)) {
            if (text == null) {
                throw new IllegalStateException(
                        CLASS_PATH + " is missing; build this module with: ./mvnw -pl platform-core/testkit install");
            }
            return List.of(new String(text.readAllBytes(), StandardCharsets.UTF_8).split(":"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + CLASS_PATH, unreadable);
        }
    }

    /** The local repository which this very class path comes from, and Maven's default. */
    private static List<Path> repositories() {
        Path sixUp = Path.of("..", "..", "..", "..", "..", "..");
        Path ofThisClassPath = origin(Test.class).resolve(sixUp).normalize();
        Path standard = Path.of(System.getProperty("user.home"), ".m2", "repository");
        return Stream.of(ofThisClassPath, standard).distinct().toList();
    }

    private static Path origin(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException noPath) {
            throw new IllegalStateException("cannot tell where " + type.getName() + " was loaded from", noPath);
        }
    }
}
