package dev.weir.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PhysicalNamesTest {
    private final PhysicalNames names = new PhysicalNames("orders", "shop.enrich");

    @Test
    void namesEverythingAGroupOwnsAfterDestinationAndGroup() {
        assertThat(names.all(List.of(Duration.ofMillis(1500), Duration.ofSeconds(4), Duration.ofMinutes(2))))
                .containsExactly(
                        "orders.shop.enrich",
                        "orders.shop.enrich.retry.1500ms",
                        "orders.shop.enrich.retry.4s",
                        "orders.shop.enrich.retry.2m",
                        "orders.shop.enrich.inbox",
                        "orders.shop.enrich.alone",
                        "orders.shop.enrich.dlq");
        assertThat(names.retryGroup()).isEqualTo("shop.enrich.retry");
        assertThat(names.redrive()).isEqualTo("orders.shop.enrich.dlq.redrive");
    }

    @Test
    void findsInboxAndTiersOfThisAndOlderPoliciesAndNoneOfAnotherGroup() {
        assertThat(names.inbox()).matches(names.retryTopics());
        assertThat(names.tier(Duration.ofHours(7))).matches(names.retryTopics());
        assertThat(names.deadLetters()).doesNotMatch(names.retryTopics());
        assertThat("orders.shopXenrich.inbox").doesNotMatch(names.retryTopics());
        assertThat("orders.shop.enrich.more.inbox").doesNotMatch(names.retryTopics());
    }

    @Test
    void reservesTheEndingsItGivesItself() {
        assertThat(List.of("dlq", "orders.dlq", "orders.inbox", "orders.alone", "a.retry", "a.retry.4s"))
                .allMatch(PhysicalNames::isReserved);
        assertThat(List.of("orders", "orders-dlq", "inbox.orders", "retry.x")).noneMatch(PhysicalNames::isReserved);
    }
}
