package dev.weir.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** One cluster, installed once; the tests come one after the other, because the last one moves everything to the other broker. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OrdersOnKubernetesIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String PRICING = "order-pricing";

    private final Path repository = Path.of(System.getProperty("basedir", ""), "..", "..")
            .toAbsolutePath()
            .normalize();
    private OrdersOnKubernetes cluster;
    private Shop shop;

    @BeforeAll
    void install() {
        cluster = OrdersOnKubernetes.start(repository, Path.of("target", "node").toAbsolutePath());
        cluster.install();
        shop = new Shop(cluster.api(), cluster.database());
    }

    @AfterAll
    void end() {
        if (cluster != null) {
            cluster.close();
        }
    }

    @Test
    @Order(1)
    void ordersPostedToTheServiceArriveInTheDatabase() throws InterruptedException {
        // When
        for (int i = 0; i < 50; i++) {
            assertThat(shop.order("BOOK-0007", 1)).matches(Shop.Answer::taken);
        }

        // Then
        awaitNoneMissing();
        assertThat(cluster.ask("get", "intg")).contains("order-api", "order-pricing", "order-store");
    }

    @Test
    @Order(2)
    void nothingIsLostWhileProcessesAreScaledReplacedAndDeleted() {
        int before = shop.accepted().size();
        try (Load load = new Load(shop)) {
            // When
            cluster.ask("scale", "intg/" + PRICING, "--replicas=2");
            cluster.awaitReady(PRICING);
            patch(PRICING, "{\"config\": {\"hiccup-every\": 40}}");
            cluster.awaitReady(PRICING);
            patch("order-api", "{\"config\": {\"max-body\": \"32KB\"}}");
            cluster.awaitReady("order-api");
            cluster.ask("scale", "intg/" + PRICING, "--replicas=1");
            cluster.awaitReady(PRICING);
            for (String name : new String[] {"order-api", PRICING, "order-store"}) {
                cluster.ask(
                        "delete", "pod", "--selector", "weir.dev/integration=" + name, "--grace-period=0", "--force");
                cluster.awaitReady(name);
            }
        }

        // Then
        assertThat(shop.accepted().size()).isGreaterThan(before + 20);
        awaitNoneMissing();
    }

    @Test
    @Order(3)
    void deadLettersAreListedAndRedrivenBesideTheBroker() throws InterruptedException {
        // Given
        Shop.Answer garden = shop.order("GARDEN-0001", 1);
        assertThat(garden).matches(Shop.Answer::taken);

        // When
        await().atMost(PATIENCE).until(() -> dlq("list").contains(garden.id()));

        // Then
        await().atMost(PATIENCE).until(() -> {
            dlq("redrive", "--yes");
            return arrives(garden.id());
        });
        awaitNoneMissing();
        await().atMost(PATIENCE).until(() -> cluster.ask("get", "jobs").isEmpty());
    }

    @Test
    @Order(4)
    void anotherBrokerIsUsedAndWhatStayedIsNamed() throws InterruptedException {
        // Given
        patch(PRICING, "{\"state\": \"Stopped\"}");
        cluster.ask("wait", "--for=delete", "pod", "--selector", "weir.dev/integration=" + PRICING, "--timeout=2m");
        Shop.Answer stays = shop.order("BOOK-0007", 1);
        assertThat(stays).matches(Shop.Answer::taken);

        // When
        move("other");
        for (int i = 0; i < 50; i++) {
            assertThat(shop.order("BOOK-0007", 1)).matches(Shop.Answer::taken);
        }

        // Then
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(shop.missing()).isEqualTo(Set.of(stays.id())));
        assertThat(cluster.ask(
                        "get",
                        "intg",
                        PRICING,
                        "-o",
                        "jsonpath={.status.conditions[?(@.type==\"LeftBehind\")].message}"))
                .contains("'orders' on Broker 'main' was read as group 'pricing'");

        // When
        move("main");

        // Then
        awaitNoneMissing();
    }

    /** The supplier is down for 40 seconds: before that a redriven order comes back. */
    private boolean arrives(String id) {
        try {
            await().atMost(Duration.ofSeconds(15)).until(() -> shop.stored().contains(id));
            return true;
        } catch (ConditionTimeoutException backAmongTheDead) {
            return false;
        }
    }

    private void move(String broker) {
        for (String name : new String[] {"order-store", PRICING, "order-api"}) {
            patch(name, "{\"broker\": {\"name\": \"%s\"}, \"state\": \"Running\"}".formatted(broker));
        }
        cluster.awaitReady("order-store", PRICING, "order-api");
    }

    private void patch(String name, String spec) {
        cluster.ask("patch", "intg", name, "--type=merge", "--patch", "{\"spec\": " + spec + "}");
    }

    private String dlq(String... arguments) {
        Call weir = cluster.weir();
        String[] words = new String[arguments.length + 4];
        words[0] = "dlq";
        words[1] = arguments[0];
        words[2] = PRICING;
        System.arraycopy(arguments, 1, words, 3, arguments.length - 1);
        words[arguments.length + 2] = "-n";
        words[arguments.length + 3] = OrdersOnKubernetes.SHOP;
        return weir.run(words).orFail();
    }

    private void awaitNoneMissing() {
        try {
            await().atMost(PATIENCE).until(() -> shop.missing().isEmpty());
        } catch (ConditionTimeoutException lost) {
            throw new AssertionError(
                    "taken, and not in the database: " + shop.missing() + "\n" + cluster.state(), lost);
        }
    }
}
