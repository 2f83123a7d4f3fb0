package dev.weir.topology;

import dev.weir.wire.Topology.Topic;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.DescribeConfigsOptions;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Compares the configuration of existing topics with what a plan asks for. */
final class TopicConfigs {
    private final Admin admin;
    private final KafkaAnswers answers;

    TopicConfigs(Admin admin, KafkaAnswers answers) {
        this.admin = admin;
        this.answers = answers;
    }

    void compare(Collection<Topic> wanted, Findings findings) {
        List<Topic> configured =
                wanted.stream().filter(topic -> !topic.config().isEmpty()).toList();
        if (configured.isEmpty()) {
            return;
        }
        List<ConfigResource> resources =
                configured.stream().map(TopicConfigs::resource).toList();
        Map<ConfigResource, KafkaFuture<Config>> configs = admin.describeConfigs(
                        resources, new DescribeConfigsOptions().timeoutMs(answers.millis()))
                .values();
        for (Topic topic : configured) {
            KafkaFuture<Config> answer = configs.get(resource(topic));
            if (answer != null) {
                compare(topic, answer, findings);
            }
        }
    }

    private static ConfigResource resource(Topic topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
    }

    private void compare(Topic topic, KafkaFuture<Config> answer, Findings findings) {
        try {
            Config config = answers.await(answer, "describe the configuration of topic '" + topic.name() + "'");
            topic.config().forEach((name, expected) -> {
                ConfigEntry entry = config.get(name);
                String found = entry == null ? "unknown to the broker" : entry.value();
                if (!agree(name, expected, found)) {
                    findings.add(new Difference(
                            "topic '" + topic.name() + "'",
                            name,
                            expected,
                            found,
                            "alter it: " + KafkaCommands.alter(topic.name(), name, expected)));
                }
            });
        } catch (AuthorizationException refused) {
            findings.note("topic '" + topic.name() + "': arguments not checked, grant DescribeConfigs on it");
        } catch (UnknownTopicOrPartitionException absent) {
            findings.note("topic '" + topic.name() + "': arguments not checked, it was deleted or created just now");
        }
    }

    private static boolean agree(String name, String expected, String found) {
        return switch (name) {
            case TopicConfig.CLEANUP_POLICY_CONFIG -> words(expected).equals(words(found));
            // a topic that takes larger messages than needed does no harm
            case TopicConfig.MAX_MESSAGE_BYTES_CONFIG -> expected.equals(found) || larger(expected, found);
            default -> expected.equals(found);
        };
    }

    private static boolean larger(String expected, String found) {
        return List.of(expected, found).stream().allMatch(text -> text.matches("[0-9]{1,18}"))
                && Long.parseLong(found) >= Long.parseLong(expected);
    }

    private static Set<String> words(String text) {
        return Set.copyOf(List.of(text.replace(" ", "").split(",")));
    }
}
