package dev.weir.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.plan.Golden.Variant;
import dev.weir.testkit.GoldenFolder;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What each story becomes on each broker, and what must hold of all of them. */
class StoriesTest {
    /** What may differ when a story moves to the other broker: binder, connection, the binder's own words, topology. */
    private static final Pattern OF_THE_BROKER = Pattern.compile("spring\\.cloud\\.stream\\.(kafka|rabbit)\\..*"
            + "|spring\\.cloud\\.stream\\.bindings\\.[a-z]+\\.binder"
            + "|spring\\.cloud\\.stream\\.bindings\\.retry\\..*"
            + "|spring\\.rabbitmq\\..*|spring\\.ssl\\..*"
            + "|weir\\.topology\\..*");

    @TestFactory
    Stream<DynamicContainer> eachStoryBecomesItsText() {
        return GoldenFolder.stories(Golden.STORIES, story -> {
            var made = new TreeMap<String, String>();
            Golden.variants(story.name(), story.inputs("in-")).forEach(variant -> {
                Plan plan = variant.plan();
                made.put("out-" + variant.broker() + ".properties", plan.app().text());
                made.put("out-" + variant.broker() + "-topology.txt", plan.needs());
            });
            return made;
        });
    }

    @TestFactory
    Stream<DynamicTest> theTextIsReadAsTheValuesThatWereMeant() {
        return Golden.variants().stream()
                .map(variant -> DynamicTest.dynamicTest(variant.name(), () -> {
                    Plan plan = variant.plan();

                    var read = new TreeMap<String, String>();
                    properties(plan.app().text())
                            .forEach((key, value) -> read.put(
                                    String.valueOf(key), PropertiesTextTest.asSpringReadsIt(String.valueOf(value))));

                    assertThat(read).isEqualTo(plan.app().properties());
                    assertThat(properties(plan.text()))
                            .isEqualTo(properties(plan.app().text()));
                }));
    }

    @TestFactory
    Stream<DynamicTest> onlyTheBrokersOwnWordsDifferBetweenBrokers() {
        Map<String, List<Plan>> plans = Golden.variants().stream()
                .collect(Collectors.groupingBy(
                        Variant::story, TreeMap::new, Collectors.mapping(Variant::plan, Collectors.toList())));
        return plans.entrySet().stream()
                .filter(it -> it.getValue().size() == 2)
                .map(it -> DynamicTest.dynamicTest(
                        it.getKey(), () -> assertThat(common(it.getValue().get(0)))
                                .isEqualTo(common(it.getValue().get(1)))));
    }

    private static Map<String, String> common(Plan plan) {
        var common = new TreeMap<>(plan.app().properties());
        common.keySet().removeIf(key -> OF_THE_BROKER.matcher(key).matches());
        return common;
    }

    private static Properties properties(String text) {
        try {
            var properties = new Properties();
            properties.load(new StringReader(text));
            return properties;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
