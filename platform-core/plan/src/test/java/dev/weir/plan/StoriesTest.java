package dev.weir.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.plan.Golden.Story;
import dev.weir.plan.render.Planner;
import dev.weir.plan.resolve.Resolved;
import dev.weir.plan.resolve.Unresolved;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
    Stream<DynamicTest> eachStoryBecomesItsText() {
        return Golden.stories().stream()
                .map(story -> DynamicTest.dynamicTest(story.name(), () -> {
                    Plan plan = plan(story);

                    Golden.compare(
                            story.folder().resolve("out-" + story.broker() + ".properties"),
                            plan.app().text());
                    Golden.compare(story.folder().resolve("out-" + story.broker() + "-topology.txt"), plan.needs());
                }));
    }

    @TestFactory
    Stream<DynamicTest> eachFileOfAStoryIsUsed() {
        Map<Path, TreeSet<String>> used = new TreeMap<>();
        for (Story story : Golden.stories()) {
            var names = used.computeIfAbsent(story.folder(), it -> new TreeSet<>(Set.of("why.md")));
            story.inputs().forEach(it -> names.add(String.valueOf(it.getFileName())));
            names.add("out-" + story.broker() + ".properties");
            names.add("out-" + story.broker() + "-topology.txt");
        }
        return used.entrySet().stream()
                .map(it -> DynamicTest.dynamicTest(String.valueOf(it.getKey().getFileName()), () -> {
                    assertThat(Golden.unused(it.getKey(), it.getValue())).isEmpty();
                    assertThat(it.getKey().resolve("why.md")).isNotEmptyFile();
                }));
    }

    @TestFactory
    Stream<DynamicTest> theTextIsReadAsTheValuesThatWereMeant() {
        return Golden.stories().stream()
                .map(story -> DynamicTest.dynamicTest(story.name(), () -> {
                    Plan plan = plan(story);

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
        Map<Path, List<Plan>> plans = Golden.stories().stream()
                .collect(Collectors.groupingBy(
                        Story::folder, TreeMap::new, Collectors.mapping(StoriesTest::plan, Collectors.toList())));
        return plans.entrySet().stream()
                .filter(it -> it.getValue().size() == 2)
                .map(it -> DynamicTest.dynamicTest(String.valueOf(it.getKey().getFileName()), () -> assertThat(
                                common(it.getValue().get(0)))
                        .isEqualTo(common(it.getValue().get(1)))));
    }

    private static Map<String, String> common(Plan plan) {
        var common = new TreeMap<>(plan.app().properties());
        common.keySet().removeIf(key -> OF_THE_BROKER.matcher(key).matches());
        return common;
    }

    private static Plan plan(Story story) {
        return switch (story.resolution()) {
            case Resolved resolved -> new Planner().plan(resolved);
            case Unresolved unresolved -> throw new AssertionError(story.name() + "\n" + unresolved.problems());
        };
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
