package dev.weir.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.model.BrokerSpec;
import dev.weir.plan.AppPlan;
import dev.weir.plan.SecretBinding;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Whatever a plan writes is read by somebody in the connector's process: no key is misspelt, none is dead. */
class RenderedTextTest {
    private static final Path STORIES = Path.of("../../platform-core/plan/src/test/resources/golden/stories");
    private static final Path EVERY_OPTION = Path.of("src/test/resources/every-option");

    /** How a plan lists a property whose value comes from a Secret. */
    private static final Pattern SECRET = Pattern.compile("^ {2}(\\S+) from \\S+/\\S+$", Pattern.MULTILINE);

    /** What may differ between brokers: binder, connection, the binder's own words, where retries wait, topology. */
    private static final Pattern OF_THE_BROKER = Pattern.compile("spring\\.cloud\\.stream\\.(kafka|rabbit)\\..*"
            + "|spring\\.cloud\\.stream\\.bindings\\.[a-z]+\\.binder"
            + "|spring\\.cloud\\.stream\\.bindings\\.retry\\.(destination|group)"
            + "|spring\\.(rabbitmq|ssl)\\..*"
            + "|weir\\.topology\\.(topics|exchanges|queues|bindings)\\[.*");

    @TestFactory
    Stream<DynamicTest> everyKeyOfEveryStoryIsRead() {
        List<Path> texts =
                stories().flatMap(story -> files(story, "out-.*\\.properties")).toList();
        assertThat(texts).as("texts in " + STORIES).hasSizeGreaterThan(20);
        return texts.stream()
                .map(file -> DynamicTest.dynamicTest(title(file), () -> {
                    Map<String, String> text = text(Files.readString(file));
                    Path topology = file.resolveSibling(title(file.getFileName()) + "-topology.txt");
                    SECRET.matcher(Files.readString(topology)).results().forEach(it -> text.put(it.group(1), "x"));

                    assertThat(readers(text).unread(text)).isEmpty();
                }));
    }

    @TestFactory
    Stream<DynamicTest> everyOptionOfEveryConnectorIsReadOnEachBroker() {
        return Stream.of(BrokerSpec.kafka("k:9092"), BrokerSpec.rabbitmq("/", "r:5672"))
                .flatMap(broker -> Fleet.names().stream()
                        .map(connector -> DynamicTest.dynamicTest(
                                connector + " on " + broker.type().text(), () -> everyOption(connector, broker))));
    }

    private static void everyOption(String connector, BrokerSpec broker) {
        AppPlan plan = Fleet.surroundings()
                .broker("main", broker)
                .secret("token", Map.of("token", "x"))
                .secret("password", Map.of("password", "x"))
                .plan(read(EVERY_OPTION.resolve(connector + ".yaml")));
        Map<String, String> text = text(plan.text());
        plan.secrets().stream().map(SecretBinding::property).forEach(it -> text.put(it, "x"));

        assertThat(options(connector)).allSatisfy(option -> assertThat(text.keySet())
                .as(connector + ".yaml in " + EVERY_OPTION + " gives every option a value")
                .anyMatch(key -> key.matches(Pattern.quote(connector + "." + option) + "([.\\[].*)?")));
        assertThat(new TextReaders()
                        .options(connector, Fleet.options(connector))
                        .unread(text))
                .isEmpty();
    }

    private static List<String> options(String connector) {
        Object properties = Fleet.entry(connector).spec().schema().get("properties");
        return properties instanceof Map<?, ?> named
                ? named.keySet().stream().map(String::valueOf).toList()
                : List.of();
    }

    @Test
    void misspeltKeysAreNamed() {
        Map<String, String> text = text(read(STORIES.resolve("tls-and-login/out-kafka.properties")));
        List<String> wrong = List.of(
                "other.timeout",
                "server.prot",
                "spring.cloud.stream.bindings.input.consumer.concurency",
                "spring.cloud.stream.kafka.binder.configuration.security.protokol",
                "spring.cloud.stream.kafka.binder.broker",
                "spring.cloud.stream.kafka.bindings.input.consumer.startoffset-x",
                "spring.cloud.stream.rabbit.bindings.input.consumer.pre-fetch-count",
                "spring.rabbitmq.adresses",
                "weir.delivery.timeuot");
        wrong.forEach(key -> text.put(key, "1"));

        assertThat(readers(text).unread(text))
                .containsExactlyElementsOf(wrong.stream().sorted().toList());
    }

    @TestFactory
    Stream<DynamicTest> onlyTheWordsOfTheBrokerChangeWithTheBroker() {
        return stories()
                .filter(story -> files(story, "out-.*\\.properties").count() == 2)
                .map(story -> DynamicTest.dynamicTest(
                        title(story), () -> assertThat(common(story.resolve("out-kafka.properties")))
                                .isEqualTo(common(story.resolve("out-rabbitmq.properties")))));
    }

    private static Map<String, String> common(Path file) {
        Map<String, String> common = text(read(file));
        common.keySet().removeIf(key -> OF_THE_BROKER.matcher(key).matches());
        return common;
    }

    /** The stories have connectors of their own; what those are called stands in the text. */
    private static TextReaders readers(Map<String, String> text) {
        return new TextReaders().anything(text.getOrDefault("weir.connector", "none"));
    }

    private static Map<String, String> text(String rendered) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(rendered));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.stringPropertyNames().stream()
                .collect(
                        Collectors.toMap(UnaryOperator.identity(), properties::getProperty, (a, b) -> b, TreeMap::new));
    }

    private static Stream<Path> stories() {
        return files(STORIES, ".*").filter(Files::isDirectory);
    }

    private static Stream<Path> files(Path folder, String name) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(it -> it.getFileName().toString().matches(name)).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String title(Path file) {
        Path name = file.getNameCount() > 1 && Files.isRegularFile(file)
                ? file.subpath(file.getNameCount() - 2, file.getNameCount())
                : file.getFileName();
        return name.toString().replace(".properties", "");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
