package dev.weir.bench.raw;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.Delivery;
import dev.weir.bench.orders.Assignment;
import java.io.IOException;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** At-least-once with RabbitMQ's own client: many confirms in flight, each message acknowledged after its confirm. */
public final class RawRabbit {
    private static final int PREFETCH = 500;

    private final Work work = new Work();
    private final String output = Assignment.optional("output").orElse("");
    private final Channel in;
    private final Channel out;
    private final ArrayDeque<Unconfirmed> unconfirmed = new ArrayDeque<>();

    private record Unconfirmed(long sequence, long delivery) {}

    private RawRabbit(Connection connection) throws IOException {
        in = channel(connection);
        out = channel(connection);
    }

    private static Channel channel(Connection connection) throws IOException {
        Channel channel = connection.createChannel();
        if (channel == null) {
            throw new IOException("the connection gives no channel");
        }
        return channel;
    }

    /** Runs until the process is ended. */
    public static void main(String[] arguments) throws Exception {
        Assignment.endWithParent();
        ConnectionFactory factory = new ConnectionFactory();
        factory.setUri(Assignment.required("address"));
        new RawRabbit(factory.newConnection()).run();
    }

    private void run() throws IOException {
        in.basicQos(PREFETCH);
        out.confirmSelect();
        out.addConfirmListener(this::confirmed, (sequence, multiple) -> fail("message " + sequence + " was refused"));
        out.addReturnListener(message -> fail("no queue took a message"));
        in.basicConsume(Assignment.required("queue"), false, this::pass, tag -> fail("the consumer was cancelled"));
    }

    private void pass(String tag, Delivery delivery) throws IOException {
        long number = delivery.getEnvelope().getDeliveryTag();
        byte[] body = work.on(delivery.getBody());
        if (body == null) {
            in.basicAck(number, false);
            return;
        }
        synchronized (unconfirmed) {
            unconfirmed.add(new Unconfirmed(out.getNextPublishSeqNo(), number));
        }
        out.basicPublish(output, delivery.getEnvelope().getRoutingKey(), true, delivery.getProperties(), body);
    }

    private void confirmed(long sequence, boolean multiple) throws IOException {
        if (multiple) {
            Unconfirmed last = null;
            synchronized (unconfirmed) {
                while (!unconfirmed.isEmpty() && unconfirmed.peek().sequence() <= sequence) {
                    last = unconfirmed.remove();
                }
            }
            acknowledge(last, true);
        } else {
            acknowledge(take(sequence), false);
        }
    }

    private @Nullable Unconfirmed take(long sequence) {
        synchronized (unconfirmed) {
            Unconfirmed first = unconfirmed.peek();
            if (first != null && first.sequence() == sequence) {
                return unconfirmed.remove();
            }
            Unconfirmed found = unconfirmed.stream()
                    .filter(it -> it.sequence() == sequence)
                    .findFirst()
                    .orElse(null);
            unconfirmed.remove(found);
            return found;
        }
    }

    private void acknowledge(@Nullable Unconfirmed confirmed, boolean multiple) throws IOException {
        if (confirmed != null) {
            in.basicAck(confirmed.delivery(), multiple);
        }
    }

    private static void fail(String reason) {
        System.err.println(reason);
        Runtime.getRuntime().halt(1);
    }
}
