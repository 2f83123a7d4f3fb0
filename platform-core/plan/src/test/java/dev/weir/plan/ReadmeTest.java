package dev.weir.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.plan.render.Planner;
import dev.weir.plan.resolve.IntegrationResolver;
import dev.weir.plan.resolve.Resolution;
import dev.weir.plan.resolve.Resolved;
import dev.weir.plan.resolve.Unresolved;
import dev.weir.wire.Topology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The front page shows what its own Integration becomes on each broker. */
class ReadmeTest {
    private static final Path README = Path.of("../../README.md");
    private static final Pattern INTEGRATION = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);
    private static final Pattern TABLE =
            Pattern.compile("(<!-- rendered -->\n)(.*?)(<!-- /rendered -->)", Pattern.DOTALL);

    @Test
    void frontPageShowsWhatIsReallyRendered() throws IOException {
        String readme = Files.readString(README);
        String integration = found(INTEGRATION, readme).group(1);
        String table = table(
                plan("rabbitmq", "rabbit.example:5672", integration), plan("kafka", "kafka.example:9092", integration));
        Matcher shown = found(TABLE, readme);

        if (System.getProperty("golden.update") != null) {
            Files.writeString(
                    README, shown.replaceFirst(Matcher.quoteReplacement(shown.group(1) + table + shown.group(3))));
            return;
        }
        assertThat(shown.group(2))
                .as(
                        "the table of README.md is stale; run"
                                + " './mvnw -pl platform-core/plan test -Dtest=ReadmeTest -Dgolden.update' and read the difference")
                .isEqualTo(table);
    }

    private static Matcher found(Pattern pattern, String readme) {
        Matcher matcher = pattern.matcher(readme);
        assertThat(matcher.find()).as("README.md has " + pattern).isTrue();
        return matcher;
    }

    private static AppPlan plan(String type, String address, String integration) {
        KnownReferences references = new KnownReferences().add("""
                apiVersion: weir.dev/v1alpha1
                kind: Connector
                metadata: {name: order-pricing}
                spec: {role: processor}
                ---
                apiVersion: weir.dev/v1alpha1
                kind: Broker
                metadata: {name: main}
                spec: {type: %s, addresses: ["%s"]}
                ---
                """.formatted(type, address) + integration);
        Resolution resolution = new IntegrationResolver().resolve(references.first(), references);
        return switch (resolution) {
            case Resolved resolved -> new Planner().plan(resolved).app();
            case Unresolved unresolved ->
                throw new AssertionError(unresolved.problems().toString());
        };
    }

    private static String table(AppPlan rabbit, AppPlan kafka) {
        var lines = new ArrayList<>(List.of("| | RabbitMQ | Kafka |", "|---|---|---|"));
        lines.addAll(rows("connection", "spring\\.rabbitmq\\..*|.*\\.kafka\\.binder\\..*", rabbit, kafka));
        lines.addAll(rows("input", binding("input"), rabbit, kafka));
        lines.addAll(rows("retries", binding("retry"), rabbit, kafka));
        lines.addAll(rows("dead letters", binding("letters"), rabbit, kafka));
        lines.addAll(rows("output", binding("output"), rabbit, kafka));
        lines.addAll(rows("policy", "weir\\.delivery\\.tiers", rabbit, kafka));
        lines.add(row("on the broker", things(rabbit.topology()), things(kafka.topology())));
        return lines.stream().map(it -> it + "\n").collect(Collectors.joining());
    }

    /** One row for each property both have, and after these rows for those that one of them has alone. */
    private static List<String> rows(String label, String keys, AppPlan rabbit, AppPlan kafka) {
        Map<String, String> left = matching(keys, rabbit);
        Map<String, String> right = matching(keys, kafka);
        var rows = new ArrayList<String>();
        List<String> both = left.keySet().stream().filter(right::containsKey).toList();
        both.forEach(key -> rows.add(row(rows.isEmpty() ? label : "", cell(key, left), cell(key, right))));
        List<String> rabbits =
                left.keySet().stream().filter(key -> !both.contains(key)).toList();
        List<String> kafkas =
                right.keySet().stream().filter(key -> !both.contains(key)).toList();
        for (int i = 0; i < Math.max(rabbits.size(), kafkas.size()); i++) {
            rows.add(row(
                    rows.isEmpty() ? label : "",
                    i < rabbits.size() ? cell(rabbits.get(i), left) : "",
                    i < kafkas.size() ? cell(kafkas.get(i), right) : ""));
        }
        return rows;
    }

    private static Map<String, String> matching(String keys, AppPlan plan) {
        var matching = new TreeMap<>(plan.properties());
        matching.keySet().removeIf(key -> !key.matches(keys));
        return matching;
    }

    private static String cell(String key, Map<String, String> properties) {
        String text = key.replace("spring.cloud.stream.", "…") + "=" + properties.get(key);
        return code(text.replace("|", "\\|"));
    }

    private static String things(Topology topology) {
        Stream<String> exchanges = topology.exchanges().stream().map(Topology.Exchange::name);
        Stream<String> queues = topology.queues().stream().map(Topology.Queue::name);
        Stream<String> topics = topology.topics().stream().map(Topology.Topic::name);
        return Stream.of(things("exchanges ", exchanges), things("queues ", queues), things("topics ", topics))
                .filter(it -> !it.isEmpty())
                .collect(Collectors.joining("; "));
    }

    private static String things(String kind, Stream<String> names) {
        String all = names.map(ReadmeTest::code).collect(Collectors.joining(", "));
        return all.isEmpty() ? "" : kind + all;
    }

    private static String binding(String name) {
        return ".*\\.bindings\\." + name + "\\..*";
    }

    private static String code(String text) {
        return "`" + text + "`";
    }

    private static String row(String label, String left, String right) {
        return "| " + label + " | " + left + " | " + right + " |";
    }
}
