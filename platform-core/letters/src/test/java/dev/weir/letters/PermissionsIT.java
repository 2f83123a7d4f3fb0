package dev.weir.letters;

import static org.apache.kafka.common.acl.AclOperation.DESCRIBE;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;
import static org.apache.kafka.common.resource.ResourceType.GROUP;
import static org.apache.kafka.common.resource.ResourceType.TOPIC;
import static org.apache.kafka.common.resource.ResourceType.TRANSACTIONAL_ID;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.testkit.Entrance;
import dev.weir.testkit.KafkaServer;
import dev.weir.testkit.RabbitServer;
import dev.weir.testkit.TestAuthority;
import dev.weir.wire.PhysicalNames;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The permissions that a plan names for who handles dead letters are enough, and so are they in DeadLetters' own words. */
class PermissionsIT {
    private static final String OPERATOR = "operator";
    private static final String PASSWORD = "opens-letters";

    @TempDir
    private Path folder;

    @Test
    void areEnoughOnKafka() throws Exception {
        TestAuthority authority = TestAuthority.in(folder);
        Map<String, String> authorizer = Map.of(
                "authorizer.class.name",
                "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
                "super.users",
                "User:ANONYMOUS");
        try (KafkaServer kafka = KafkaServer.secured(new Entrance(authority.issue(), OPERATOR, PASSWORD), authorizer);
                Lot lot = Lot.on(kafka)) {
            grant(kafka, lot.names());
            handles(lot, DeadLetters.kafka(operator(kafka, authority), lot.names()));
        }
    }

    private static Map<String, Object> operator(KafkaServer kafka, TestAuthority authority) {
        return Map.of(
                "bootstrap.servers",
                kafka.securedAddress(),
                "security.protocol",
                "SASL_SSL",
                "ssl.truststore.type",
                "PEM",
                "ssl.truststore.certificates",
                authority.certificate(),
                "sasl.mechanism",
                "PLAIN",
                "sasl.jaas.config",
                "org.apache.kafka.common.security.plain.PlainLoginModule required username='" + OPERATOR
                        + "' password='" + PASSWORD + "';");
    }

    private static void grant(KafkaServer kafka, PhysicalNames names) throws Exception {
        List<AclBinding> all = Stream.of(
                        allowed(TOPIC, names.deadLetters(), DESCRIBE, READ, WRITE),
                        allowed(TOPIC, names.inbox(), DESCRIBE, WRITE),
                        allowed(TRANSACTIONAL_ID, names.redrive(), DESCRIBE, WRITE),
                        allowed(GROUP, names.redrive(), DESCRIBE, READ))
                .flatMap(it -> it)
                .toList();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.address()))) {
            admin.createAcls(all).all().get();
        }
    }

    private static Stream<AclBinding> allowed(ResourceType type, String name, AclOperation... operations) {
        return Arrays.stream(operations)
                .map(it -> new AclBinding(
                        new ResourcePattern(type, name, PatternType.LITERAL),
                        new AccessControlEntry("User:" + OPERATOR, "*", it, AclPermissionType.ALLOW)));
    }

    @Test
    void areEnoughOnRabbitMq() throws Exception {
        RabbitServer rabbit = RabbitServer.shared();
        try (Lot lot = Lot.on(rabbit)) {
            PhysicalNames names = lot.names();
            put(rabbit, "users/" + OPERATOR, Map.of("password", PASSWORD, "tags", ""));
            put(
                    rabbit,
                    "permissions/%2F/" + OPERATOR,
                    Map.of(
                            "configure", "^(" + quoted(names.redrive()) + ")$",
                            "write", "^(amq[.]default)$",
                            "read", "^(" + quoted(names.deadLetters()) + "|" + quoted(names.redrive()) + ")$"));
            String uri = "amqp://" + OPERATOR + ":" + PASSWORD + "@" + rabbit.address();
            handles(lot, RabbitLot.open(uri, names));
        }
    }

    private static String quoted(String name) {
        return name.replace(".", "[.]");
    }

    private static void put(RabbitServer rabbit, String resource, Map<String, String> fields) throws Exception {
        String body = fields.entrySet().stream()
                .map(it -> '"' + it.getKey() + "\":\"" + it.getValue() + '"')
                .reduce((one, other) -> one + "," + other)
                .orElse("");
        String login = rabbit.user() + ":" + rabbit.password();
        HttpRequest request = HttpRequest.newBuilder(URI.create(rabbit.managementUrl() + "/api/" + resource))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)))
                .PUT(BodyPublishers.ofString("{" + body + "}"))
                .build();
        int status = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .build()
                .send(request, BodyHandlers.discarding())
                .statusCode();
        assertThat(status).isLessThan(300);
    }

    private void handles(Lot lot, DeadLetters letters) throws Exception {
        try (letters) {
            lot.fill(3);
            assertThat(letters.count()).isEqualTo(3);
            assertThat(letters.list(Selection.all())).hasSize(3);

            letters.redrive(Selection.all().atMost(2), RedriveOptions.because("mended"), Progress.SILENT);
            letters.discard(Selection.all(), folder.resolve("discarded.jsonl"), "of no use", Progress.SILENT);

            assertThat(letters.count()).isZero();
        }
    }
}
