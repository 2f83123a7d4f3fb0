package dev.weir.runner.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.runner.state.Running.Integration;
import dev.weir.runner.state.Running.Left;
import dev.weir.runner.state.Running.Side;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunningTest {
    private final Side orders = input("orders", "pricing", "orders.pricing.retry.1s");

    @Test
    void remembersAnInputThatNobodyReadsAnyMoreUntilSomebodyDoes() {
        Running renamed = run(input("orders", "prices")).after(run(orders));
        Running later = run(input("orders", "prices")).after(renamed);
        Running back = run(orders).after(later);

        assertThat(renamed.left()).containsExactly(new Left("order-pricing", orders));
        assertThat(later.left()).isEqualTo(renamed.left());
        assertThat(back.left()).containsExactly(new Left("order-pricing", input("orders", "prices")));
    }

    @Test
    void writesItselfDownAgainWithoutAChange() {
        Running once = run(orders).after(run(orders));

        assertThat(once.left()).isEmpty();
        assertThat(once.after(once)).isEqualTo(once);
    }

    @Test
    void stillCountsWhatWaitsInTheTiersOfAnEarlierPolicy() {
        Running changed =
                run(input("orders", "pricing", "orders.pricing.retry.5s")).after(run(orders));

        assertThat(changed.integrations())
                .singleElement()
                .extracting(it -> it.input() == null ? List.of() : it.input().tiers())
                .isEqualTo(List.of("orders.pricing.retry.5s", "orders.pricing.retry.1s"));
    }

    private static Side input(String destination, String group, String... tiers) {
        return new Side("default/main", destination, group, null, List.of(tiers), null);
    }

    private static Running run(Side input) {
        var integration =
                new Integration("default/order-pricing", "order-pricing", "order-pricing", Map.of(), 0, input, null);
        return new Running(1, 0, List.of(integration), List.of());
    }
}
