package dev.weir.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.weir.testkit.client.Collected;
import dev.weir.testkit.client.MessageClient;
import dev.weir.testkit.client.TestMessage;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@OnEachBroker(own = true)
class BrokerLifeIT {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final List<String> TEXTS =
            IntStream.range(0, 200).mapToObj(number -> "text " + number).toList();

    private final TestBroker broker;

    BrokerLifeIT(TestBroker broker) {
        this.broker = broker;
    }

    @Test
    void whatWasConfirmedIsThereAfterAKill() {
        // Given
        confirmed("killed");

        // When
        broker.kill();
        assertThatThrownBy(() -> connect().close()).isInstanceOf(ConnectException.class);
        broker.start();

        // Then
        assertThat(contents("killed")).isEqualTo(TEXTS);
    }

    @Test
    void aRestartKeepsAddressAndData() {
        // Given
        String address = broker.address();
        confirmed("restarted");

        // When
        broker.restart();

        // Then
        assertThat(broker.address()).isEqualTo(address);
        assertThat(contents("restarted")).isEqualTo(TEXTS);
    }

    @Test
    void aPausedBrokerAcceptsConnectionsAndAnswersOnlyWhenResumed() throws IOException {
        // Given
        confirmed("paused");
        broker.pause();

        // When
        try (Socket socket = connect()) {
            socket.setSoTimeout(300);
            socket.getOutputStream().write("AMQP\0\0\t\1".getBytes(StandardCharsets.ISO_8859_1));

            // Then
            assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
        }
        broker.resume();
        assertThat(contents("paused")).isEqualTo(TEXTS);
    }

    private void confirmed(String mailbox) {
        try (MessageClient client = MessageClient.of(broker)) {
            client.declareMailbox(mailbox);
            client.publishTo(mailbox, TEXTS.stream().map(TestMessage::of).toList());
        }
    }

    private List<String> contents(String mailbox) {
        try (MessageClient client = MessageClient.of(broker);
                Collected collected = client.drain(mailbox)) {
            await().atMost(PATIENCE).until(() -> collected.size() >= TEXTS.size());
            return collected.texts();
        }
    }

    private Socket connect() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), broker.port());
    }
}
