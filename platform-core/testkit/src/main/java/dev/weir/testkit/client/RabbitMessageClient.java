package dev.weir.testkit.client;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.DeliverCallback;
import com.rabbitmq.client.Envelope;
import com.rabbitmq.client.GetResponse;
import com.rabbitmq.client.LongString;
import com.rabbitmq.client.MessageProperties;
import dev.weir.testkit.RabbitServer;
import java.io.IOException;
import java.net.URISyntaxException;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

final class RabbitMessageClient implements MessageClient {
    private static final long CONFIRM_MILLIS = 30_000;
    private static final long RECOVERY_NANOS = 60_000_000_000L;
    private static final long LOOK_NANOS = 50_000_000;
    private static final Map<String, Object> QUORUM_QUEUE = Map.of("x-queue-type", "quorum", "x-delivery-limit", -1);

    private final Connection connection;

    RabbitMessageClient(RabbitServer server) {
        try {
            ConnectionFactory factory = new ConnectionFactory();
            factory.setUri(server.uri());
            factory.setAutomaticRecoveryEnabled(true);
            factory.setTopologyRecoveryEnabled(true);
            factory.setNetworkRecoveryInterval(500);
            connection = factory.newConnection();
        } catch (IOException | TimeoutException | URISyntaxException | GeneralSecurityException e) {
            throw new IllegalStateException("cannot connect to " + server, e);
        }
    }

    @Override
    public String kind() {
        return "rabbitmq";
    }

    @Override
    public void declare(String destination, int partitions) {
        with(channel -> channel.exchangeDeclare(destination, "topic", true));
    }

    @Override
    public void declareMailbox(String mailbox) {
        with(channel -> channel.queueDeclare(mailbox, true, false, false, QUORUM_QUEUE));
    }

    @Override
    public boolean reaches(String destination, String group) {
        Channel channel = channel();
        try {
            // its reader comes last, after queue and binding
            return channel.consumerCount(destination + "." + group) > 0;
        } catch (IOException e) {
            return false;
        } finally {
            close(channel);
        }
    }

    @Override
    public void publish(String destination, List<TestMessage> messages) {
        with(channel -> {
            channel.confirmSelect();
            for (TestMessage message : messages) {
                String key = message.key();
                channel.basicPublish(destination, key == null ? "" : key, properties(message), body(message));
            }
            confirm(channel);
        });
    }

    @Override
    public void publishTo(String mailbox, List<TestMessage> messages) {
        with(channel -> {
            channel.confirmSelect();
            for (TestMessage message : messages) {
                channel.basicPublish("", mailbox, properties(message), body(message));
            }
            confirm(channel);
        });
    }

    private static byte[] body(TestMessage message) {
        return message.body() == null ? new byte[0] : message.body();
    }

    private static AMQP.BasicProperties properties(TestMessage message) {
        Map<String, Object> headers = new HashMap<>(message.headers());
        var builder = MessageProperties.PERSISTENT_BASIC.builder().contentType(null);
        for (String fixed : List.of("contentType", "correlation-id", "expiration", "user-id", "message-id")) {
            Object value = headers.remove(fixed);
            if (value != null) {
                set(builder, fixed, value.toString());
            }
        }
        return builder.headers(headers).build();
    }

    private static void set(AMQP.BasicProperties.Builder builder, String property, String value) {
        switch (property) {
            case "contentType" -> builder.contentType(value);
            case "correlation-id" -> builder.correlationId(value);
            case "expiration" -> builder.expiration(value);
            case "user-id" -> builder.userId(value);
            default -> builder.messageId(value);
        }
    }

    @Override
    public String declareReader(String destination) {
        String queue = destination + ".collector-" + UUID.randomUUID();
        with(channel -> {
            channel.exchangeDeclare(destination, "topic", true);
            channel.queueDeclare(queue, true, false, false, QUORUM_QUEUE);
            channel.queueBind(queue, destination, "#");
        });
        return queue;
    }

    @Override
    public Reading read(String mailbox, Consumer<TestMessage> sink) {
        Consuming consuming = new Consuming(channel(), mailbox, sink);
        consuming.goOn();
        return consuming;
    }

    private record Consuming(Channel channel, String queue, Consumer<TestMessage> sink) implements Reading {
        @Override
        public void goOn() {
            DeliverCallback deliver = (tag, delivery) -> {
                sink.accept(message(delivery.getEnvelope(), delivery.getProperties(), delivery.getBody()));
                channel.basicAck(delivery.getEnvelope().getDeliveryTag(), false);
            };
            try {
                channel.basicQos(200);
                channel.basicConsume(queue, false, queue, deliver, tag -> {});
            } catch (IOException e) {
                throw new IllegalStateException("cannot consume " + queue, e);
            }
        }

        @Override
        public void leave() {
            try {
                channel.basicCancel(queue);
            } catch (IOException e) {
                throw new IllegalStateException("cannot stop consuming " + queue, e);
            }
        }

        @Override
        public void close() {
            RabbitMessageClient.close(channel);
        }
    }

    @Override
    public List<TestMessage> waiting(String destination, String group) {
        return lying(destination + "." + group, group);
    }

    @Override
    public List<TestMessage> lying(String mailbox, String group) {
        List<TestMessage> found = new ArrayList<>();
        Channel channel = channel();
        try {
            GetResponse got;
            while ((got = channel.basicGet(mailbox, false)) != null) {
                found.add(message(got.getEnvelope(), got.getProps(), got.getBody()));
            }
        } catch (IOException e) {
            if (!String.valueOf(e.getCause()).contains("NOT_FOUND")) {
                throw new IllegalStateException("cannot look into " + mailbox, e);
            }
        } finally {
            // what was looked at goes back with the channel
            close(channel);
        }
        return found;
    }

    private static TestMessage message(Envelope envelope, AMQP.BasicProperties properties, byte[] body) {
        Map<String, Object> headers = new HashMap<>();
        if (properties.getHeaders() != null) {
            properties.getHeaders().forEach((name, value) -> headers.put(name, plain(value)));
        }
        put(headers, "contentType", properties.getContentType());
        put(headers, "correlation-id", properties.getCorrelationId());
        put(headers, "reply-to", properties.getReplyTo());
        put(headers, "type", properties.getType());
        put(headers, "app-id", properties.getAppId());
        put(headers, "expiration", properties.getExpiration());
        return new TestMessage(envelope.getRoutingKey().isEmpty() ? null : envelope.getRoutingKey(), headers, body);
    }

    private static void put(Map<String, Object> headers, String name, @Nullable String value) {
        if (value != null) {
            headers.put(name, value);
        }
    }

    private static Object plain(Object value) {
        return value instanceof LongString text ? text.toString() : value;
    }

    private interface Action {
        void on(Channel channel) throws IOException, InterruptedException, TimeoutException;
    }

    private void with(Action action) {
        Channel channel = channel();
        try {
            action.on(channel);
        } catch (IOException | TimeoutException e) {
            throw new IllegalStateException("RabbitMQ refused", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } finally {
            close(channel);
        }
    }

    private static void confirm(Channel channel) throws InterruptedException, TimeoutException, IOException {
        channel.waitForConfirmsOrDie(CONFIRM_MILLIS);
    }

    /** A channel; while the connection recovers from a killed broker, as soon as there is one. */
    private Channel channel() {
        long end = System.nanoTime() + RECOVERY_NANOS;
        while (!connection.isOpen() && System.nanoTime() < end) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
        try {
            return connection.createChannel();
        } catch (IOException e) {
            throw new IllegalStateException("RabbitMQ gives no channel", e);
        }
    }

    private static void close(Channel channel) {
        try {
            channel.abort();
        } catch (IOException e) {
            throw new IllegalStateException("the channel does not close", e);
        }
    }

    @Override
    public void close() {
        connection.abort();
    }
}
