package dev.weir.testkit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A small JVM for a Kafka broker.
 *
 * @param archive the loaded classes of the jars, which halves the time and the work of a start
 */
record KafkaJvm(KafkaJars jars, Path archive) {
    static KafkaJvm found() {
        KafkaJars jars = KafkaJars.found();
        return new KafkaJvm(jars, KafkaArchive.of(jars));
    }

    /** A class of this module that Kafka's jars do not contain. */
    ProcessBuilder run(Class<?> main, Path... arguments) {
        String classPath = jars.classPathWith(KafkaJars.origin(main));
        return java(
                "-XX:AOTCache=" + archive,
                classPath,
                main.getName(),
                Stream.of(arguments).map(Path::toString));
    }

    /** One JVM option and what to run with it; the options that every archive depends on are always the same. */
    static ProcessBuilder java(String option, String classPath, String main, Stream<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xlog:disable",
                option,
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-Dorg.slf4j.simpleLogger.showDateTime=true",
                "-cp",
                classPath,
                main));
        arguments.forEach(command::add);
        return new ProcessBuilder(command);
    }
}
