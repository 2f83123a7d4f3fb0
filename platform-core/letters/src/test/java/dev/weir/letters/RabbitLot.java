package dev.weir.letters;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.GetResponse;
import dev.weir.wire.PhysicalNames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;

final class RabbitLot implements Lot {
    private static final Map<String, Object> QUORUM =
            Map.of("x-queue-type", "quorum", "x-overflow", "reject-publish", "x-delivery-limit", -1L);

    private final String uri;
    private final PhysicalNames names;

    RabbitLot(String uri, PhysicalNames names) {
        this.uri = uri;
        this.names = names;
        try (Connection connection = factory(uri).newConnection();
                Channel channel = connection.createChannel()) {
            channel.queueDeclare(names.deadLetters(), true, false, false, QUORUM);
            channel.queueDeclare(names.inbox(), true, false, false, QUORUM);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (TimeoutException late) {
            throw new IllegalStateException(late);
        }
    }

    static DeadLetters open(String uri, PhysicalNames names) {
        return DeadLetters.rabbit(factory(uri), names);
    }

    static ConnectionFactory factory(String uri) {
        var factory = new ConnectionFactory();
        try {
            factory.setUri(uri);
        } catch (URISyntaxException | GeneralSecurityException malformed) {
            throw new IllegalArgumentException(uri, malformed);
        }
        return factory;
    }

    @Override
    public PhysicalNames names() {
        return names;
    }

    @Override
    public String kind() {
        return "rabbitmq";
    }

    @Override
    public String address() {
        return uri;
    }

    @Override
    public void park(List<Message> letters) throws Exception {
        try (Connection connection = factory(uri).newConnection();
                Channel channel = connection.createChannel()) {
            channel.confirmSelect();
            for (Message letter : letters) {
                var properties = new BasicProperties.Builder()
                        .headers(new HashMap<>(letter.headers()))
                        .contentType("application/json")
                        .correlationId("correlation-1")
                        .deliveryMode(2);
                Content body = letter.body();
                channel.basicPublish(
                        "", names.deadLetters(), true, properties.build(), body == null ? new byte[0] : body.bytes());
            }
            channel.waitForConfirmsOrDie(30_000);
        }
    }

    @Override
    public List<Message> inbox() throws Exception {
        List<Message> messages = new ArrayList<>();
        try (Connection connection = factory(uri).newConnection();
                Channel channel = connection.createChannel()) {
            for (GetResponse next = channel.basicGet(names.inbox(), true);
                    next != null;
                    next = channel.basicGet(names.inbox(), true)) {
                Map<String, String> headers = new LinkedHashMap<>();
                next.getProps().getHeaders().forEach((name, value) -> headers.put(name, value.toString()));
                headers.put("content-type", String.valueOf(next.getProps().getContentType()));
                messages.add(new Message(null, Content.of(next.getBody()), headers));
            }
        }
        return messages;
    }

    @Override
    public void close() {
        // every call has its own connection
    }
}
