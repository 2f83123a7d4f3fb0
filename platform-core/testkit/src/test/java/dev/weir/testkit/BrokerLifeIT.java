package dev.weir.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@OnEachBroker(own = true)
class BrokerLifeIT {
    private static final List<String> TEXTS =
            IntStream.range(0, 200).mapToObj(number -> "text " + number).toList();

    private final TestBroker broker;

    BrokerLifeIT(TestBroker broker) {
        this.broker = broker;
    }

    @Test
    void whatWasConfirmedIsThereAfterAKill() throws Exception {
        // Given
        Mailbox mailbox = Mailbox.declare(broker, "killed");
        mailbox.put(TEXTS);

        // When
        broker.kill();
        assertThatThrownBy(() -> connect().close()).isInstanceOf(ConnectException.class);
        broker.start();

        // Then
        assertThat(mailbox.readAll(TEXTS.size())).isEqualTo(TEXTS);
    }

    @Test
    void aRestartKeepsAddressAndData() throws Exception {
        // Given
        String address = broker.address();
        Mailbox mailbox = Mailbox.declare(broker, "restarted");
        mailbox.put(TEXTS);

        // When
        broker.restart();

        // Then
        assertThat(broker.address()).isEqualTo(address);
        assertThat(mailbox.readAll(TEXTS.size())).isEqualTo(TEXTS);
    }

    @Test
    void aPausedBrokerAcceptsConnectionsAndAnswersOnlyWhenResumed() throws Exception {
        // Given
        Mailbox mailbox = Mailbox.declare(broker, "paused");
        mailbox.put(TEXTS);
        broker.pause();

        // When
        connect().close();
        CompletableFuture<List<String>> reading = CompletableFuture.supplyAsync(() -> {
            try {
                return mailbox.readAll(TEXTS.size());
            } catch (Exception unread) {
                throw new IllegalStateException(unread);
            }
        });

        // Then
        assertThatThrownBy(() -> reading.get(1, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
        broker.resume();
        assertThat(reading.get(30, TimeUnit.SECONDS)).isEqualTo(TEXTS);
    }

    @Test
    void everyTestFindsABrokerThatServes() throws Exception {
        // Given a test that leaves its broker dead; the order of the methods does not matter to the others
        Mailbox.declare(broker, "left-dead").put(List.of("one"));

        // When
        broker.kill();

        // Then
        broker.start();
        broker.start();
        assertThat(connect().isConnected()).isTrue();
    }

    private Socket connect() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), broker.port());
    }
}
