package dev.weir.topology;

import static org.apache.kafka.common.acl.AclOperation.CREATE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.weir.testkit.KafkaServer;
import dev.weir.wire.Topology;
import dev.weir.wire.Topology.Topic;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class KafkaPermissionsIT {
    private static final String LOGIN = "org.apache.kafka.common.security.plain.PlainLoginModule required ";
    private static final Map<String, String> WITH_USERS = Map.of(
            "listener.security.protocol.map", "CLIENTS:SASL_PLAINTEXT,CONTROLLER:PLAINTEXT",
            "sasl.enabled.mechanisms", "PLAIN",
            "sasl.mechanism.inter.broker.protocol", "PLAIN",
            "listener.name.clients.plain.sasl.jaas.config",
                    LOGIN + "username='admin' password='admin' user_admin='admin' user_app='app';",
            "authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
            "super.users", "User:admin;User:ANONYMOUS");

    private static KafkaServer server;

    @BeforeAll
    static void start() {
        server = KafkaServer.fresh(WITH_USERS);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void namesThePermissionsThatAreMissing() {
        try (Admin app = as("app", "app")) {
            // Given
            grant("may-describe", DESCRIBE);

            // When, Then
            assertThatThrownBy(() -> new KafkaTopology(app).apply(topology("may-describe", "may-nothing"), Mode.Create))
                    .asInstanceOf(type(TopologyForbidden.class))
                    .extracting(TopologyForbidden::permissions)
                    .isEqualTo(List.of("Describe on topic 'may-nothing'", "Create on topic 'may-describe'"));
        }
    }

    @Test
    void saysThatArgumentsAreNotCheckedWherePermissionLacks() {
        try (Admin app = as("app", "app")) {
            // Given
            grant("may-create", CREATE);
            grant("may-create", DESCRIBE);
            new KafkaTopology(app).apply(topology("may-create"), Mode.Create);

            // When
            TopologyReport report = new KafkaTopology(app).apply(topology("may-create"), Mode.Verify);

            // Then
            assertThat(report.notes())
                    .containsExactly("topic 'may-create': arguments not checked, grant DescribeConfigs on it");
        }
    }

    @Test
    void saysThatTheCredentialsAreRefused() {
        try (Admin stranger = as("app", "wrong")) {
            assertThatThrownBy(() -> new KafkaTopology(stranger).apply(topology("orders"), Mode.Verify))
                    .isInstanceOf(TopologyForbidden.class)
                    .hasMessageContaining("credentials");
        }
    }

    private static Topology topology(String... names) {
        return new Topology(
                List.of(names).stream()
                        .map(name -> new Topic(name, 1, 1, Map.of("retention.ms", "-1")))
                        .toList(),
                List.of(),
                List.of(),
                List.of());
    }

    private static void grant(String topic, AclOperation operation) {
        try (Admin admin = as("admin", "admin")) {
            var resource = new ResourcePattern(ResourceType.TOPIC, topic, PatternType.LITERAL);
            var entry = new AccessControlEntry("User:app", "*", operation, AclPermissionType.ALLOW);
            admin.createAcls(List.of(new AclBinding(resource, entry)))
                    .all()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        }
    }

    private static Admin as(String user, String password) {
        Map<String, Object> config = new HashMap<>();
        config.put("bootstrap.servers", server.address());
        config.put("security.protocol", "SASL_PLAINTEXT");
        config.put("sasl.mechanism", "PLAIN");
        config.put("sasl.jaas.config", LOGIN + "username='" + user + "' password='" + password + "';");
        return Admin.create(config);
    }
}
