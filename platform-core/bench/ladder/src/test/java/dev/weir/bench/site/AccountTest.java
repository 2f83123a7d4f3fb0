package dev.weir.bench.site;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AccountTest {
    private final Load load = new Load(1000, 10);

    @Test
    void whatArrivedOnceEachBalances() {
        // Given
        Account account = new Account("priced", load.healthy());

        // When
        load.healthy().stream().forEach(account::add);

        // Then
        assertThat(account.balanced()).isTrue();
    }

    @Test
    void oneLostOneTwiceAndOneThatShouldNotBeThereAreEachSeen() {
        // Given
        Account account = new Account("priced", load.healthy());
        int first = load.healthy().nextSetBit(0);
        int second = load.healthy().nextSetBit(first + 1);

        // When
        load.healthy().stream().filter(it -> it != first).forEach(account::add);
        account.add(second);
        account.add(load.poisonous().nextSetBit(0));

        // Then
        assertThat(account.balanced()).isFalse();
        assertThat(account).hasToString("priced: 900 due, 1 lost, 1 duplicated, 1 foreign");
    }

    @Test
    void aDuplicateDoesNotMakeUpForALoss() {
        // Given
        Account account = new Account("priced", Load.clean(2).healthy());

        // When
        account.add(1, 2);

        // Then
        assertThat(account.lost()).isEqualTo(1);
        assertThat(account.balanced()).isFalse();
    }
}
