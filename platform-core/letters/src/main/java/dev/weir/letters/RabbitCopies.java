package dev.weir.letters;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.MessageProperties;
import dev.weir.wire.Headers;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/** Publishes copies of letters to the inbox, and knows when the broker has them. */
final class RabbitCopies implements AutoCloseable {
    private static final int CONFIRM_MILLIS = 30_000;
    /** On RabbitMQ these stay headers: a queue has no record key and no null body. */
    private static final Set<String> CARRIED = Set.of(Headers.KEY, Headers.KEY_ENCODING, Headers.BODY);

    private final Channel channel;
    private final String inbox;
    private final AtomicReference<String> returned = new AtomicReference<>("");

    RabbitCopies(Channel channel, String inbox) throws IOException {
        this.channel = channel;
        this.inbox = inbox;
        channel.confirmSelect();
        channel.addReturnListener(message -> returned.set(message.getReplyText()));
    }

    /** Returns when every copy is confirmed; one that is refused or returned fails all, and none is to be taken out. */
    void publish(List<RabbitParked> letters) {
        RabbitTrouble.translating("redrive into", inbox, () -> {
            for (RabbitParked letter : letters) {
                channel.basicPublish(
                        "", inbox, true, properties(letter), letter.held().getBody());
            }
            confirm();
            return true;
        });
    }

    private void confirm() throws IOException, TimeoutException {
        try {
            if (!channel.waitForConfirms(CONFIRM_MILLIS)) {
                throw new LettersUnavailable(
                        "queue '" + inbox + "' refused a letter; it is full or has lost the majority of its nodes");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new LettersUnavailable("interrupted", stopped);
        }
        // a return comes before the confirm of its message
        String reason = returned.getAndSet("");
        if (!reason.isEmpty()) {
            throw new LettersUnavailable("queue '" + inbox + "' does not exist (" + reason
                    + "); start the integration, or declare its topology, and try again");
        }
    }

    private static BasicProperties properties(RabbitParked parked) {
        DeadLetter letter = parked.letter();
        Map<String, Object> headers = new HashMap<>();
        Map<String, Object> all = parked.held().getProps().getHeaders();
        if (all != null) {
            all.forEach((name, value) -> {
                if (CARRIED.contains(name) || RedriveHeaders.keeps(letter, name)) {
                    headers.put(name, value);
                }
            });
        }
        headers.put(Headers.ID, letter.id());
        headers.put(Headers.REDRIVES, RedriveHeaders.redrives(letter));
        return parked.held()
                .getProps()
                .builder()
                .headers(headers)
                .deliveryMode(MessageProperties.PERSISTENT_BASIC.getDeliveryMode())
                .expiration(null)
                .userId(null)
                .clusterId(null)
                .build();
    }

    @Override
    public void close() {
        if (channel.isOpen()) {
            RabbitTrouble.translating("leave", inbox, () -> {
                channel.close();
                return true;
            });
        }
    }
}
