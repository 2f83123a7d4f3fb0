package dev.weir.runner.broker;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.Delivery;
import dev.weir.letters.Content;
import dev.weir.runner.output.Refusal;
import dev.weir.wire.Headers;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Binds a queue of its own, which goes with its connection, to an exchange. */
final class RabbitTap implements Tap {
    /** More than a person reads; the rest is passed over rather than kept. */
    private static final int AT_ONCE = 1000;

    private final Connection connection;
    private final BlockingQueue<Delivery> passed = new LinkedBlockingQueue<>(AT_ONCE);

    RabbitTap(BrokerAccess access, String exchange) {
        this.connection = RabbitClients.connect(access);
        try {
            Channel channel = connection.createChannel();
            String queue = channel.queueDeclare().getQueue();
            channel.queueBind(queue, exchange, "#");
            channel.basicConsume(queue, true, (tag, delivery) -> passed.offer(delivery), tag -> {});
        } catch (IOException refused) {
            connection.abort();
            throw Refusal.problem("exchange '" + exchange + "' cannot be listened to: " + refused.getCause(), refused);
        }
    }

    @Override
    public List<Seen> next(Duration patience) {
        var deliveries = new ArrayList<Delivery>();
        try {
            Delivery first = passed.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (first != null) {
                deliveries.add(first);
                passed.drainTo(deliveries);
            } else if (!connection.isOpen()) {
                throw Refusal.notReachable("the connection to RabbitMQ was lost");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return deliveries.stream().map(RabbitTap::seen).toList();
    }

    private static Seen seen(Delivery delivery) {
        var headers = new TreeMap<String, String>();
        if (delivery.getProperties().getHeaders() != null) {
            delivery.getProperties().getHeaders().forEach((name, value) -> headers.put(name, String.valueOf(value)));
        }
        @Nullable String key = headers.get(Headers.KEY);
        return new Seen(delivery.getEnvelope().getExchange(), key, headers, Content.of(delivery.getBody()));
    }

    @Override
    public void close() {
        connection.abort();
    }
}
