package dev.weir.bench.site;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import dev.weir.model.BrokerSpec;
import dev.weir.model.BrokerType;
import dev.weir.model.TopologyMode;
import dev.weir.testkit.RabbitServer;
import dev.weir.topology.Mode;
import dev.weir.topology.RabbitTopology;
import dev.weir.wire.Topology;
import dev.weir.wire.Topology.Binding;
import dev.weir.wire.Topology.Exchange;
import dev.weir.wire.Topology.Queue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntConsumer;

/** RabbitMQ: quorum queues everywhere, and a fresh load for each trial. */
public final class RabbitSite implements Site {
    private static final BasicProperties JSON = new BasicProperties.Builder()
            .contentType("application/json")
            .deliveryMode(2)
            .build();
    private static final int CONFIRM_EVERY = 500;
    private static final int PREFETCH = 2000;
    private static final int MINUTE_MILLIS = 60_000;

    private final RabbitServer server = RabbitServer.fresh();
    private final Connection connection = connect();
    private final Channel channel = channel();
    private int routes;

    private Connection connect() {
        ConnectionFactory factory = new ConnectionFactory();
        try {
            factory.setUri(server.uri());
            return factory.newConnection("bench");
        } catch (IOException | TimeoutException | URISyntaxException | GeneralSecurityException e) {
            throw new IllegalStateException("cannot connect to " + server.uri(), e);
        }
    }

    private Channel channel() {
        try {
            return connection
                    .openChannel()
                    .orElseThrow(() -> new IllegalStateException("RabbitMQ gives no further channel"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot open a channel", e);
        }
    }

    @Override
    public String kind() {
        return server.kind();
    }

    @Override
    public BrokerSpec broker() {
        return new BrokerSpec(
                BrokerType.RabbitMq,
                List.of(server.address()),
                "/",
                null,
                null,
                null,
                TopologyMode.Create,
                0,
                0,
                BrokerSpec.MAX_MESSAGE_BYTES);
    }

    @Override
    public Route route(String label, Load load) {
        String trial = label + "-" + routes++;
        return new Route("orders-" + trial, trial, "priced-" + trial);
    }

    @Override
    public Map<String, String> assignment(Route route) {
        return Map.of(
                "address", server.uri(),
                "input", route.input(),
                "group", route.group(),
                "queue", route.names().workQueue(),
                "output", route.output());
    }

    @Override
    public void prepare(Route route, Topology topology) {
        RabbitTopology declare = new RabbitTopology(connection);
        declare.apply(topology.queues().isEmpty() ? plain(route) : topology, Mode.Create);
        declare.apply(collecting(route), Mode.Create);
    }

    private static Topology plain(Route route) {
        return reading(route.input(), route.names().workQueue());
    }

    private static Topology collecting(Route route) {
        return reading(route.output(), collector(route));
    }

    private static Topology reading(String exchange, String queue) {
        return new Topology(
                List.of(),
                List.of(new Exchange(exchange, "topic")),
                List.of(new Queue(queue, Map.of("x-queue-type", "quorum"))),
                List.of(new Binding(exchange, queue, "#")));
    }

    private static String collector(Route route) {
        return route.output() + ".bench";
    }

    @Override
    public void fill(Route route, Load load) {
        try (Channel own = channel()) {
            own.confirmSelect();
            for (int number = 0; number < load.messages(); number++) {
                own.basicPublish(route.input(), Load.key(number), JSON, load.body(number));
                if (number % CONFIRM_EVERY == 0) {
                    own.waitForConfirmsOrDie(MINUTE_MILLIS);
                }
            }
            own.waitForConfirmsOrDie(MINUTE_MILLIS);
        } catch (IOException | TimeoutException e) {
            throw new IllegalStateException("cannot put the load in", e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    @Override
    public long outputs(Route route) {
        return depth(collector(route));
    }

    @Override
    public synchronized long depth(String queue) {
        try {
            return channel.messageCount(queue);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot count " + queue, e);
        }
    }

    @Override
    public Account output(Route route, BitSet expected) {
        return mailbox(collector(route), expected);
    }

    @Override
    public Account mailbox(String queue, BitSet expected) {
        Account account = new Account(queue, expected);
        int due = (int) depth(queue);
        CountDownLatch left = new CountDownLatch(due);
        try (Channel own = channel()) {
            own.basicQos(PREFETCH);
            own.basicConsume(
                    queue,
                    (tag, delivery) -> {
                        account.add(Load.number(delivery.getBody()));
                        if (left.getCount() % PREFETCH <= 1 || left.getCount() % (PREFETCH / 2) == 0) {
                            own.basicAck(delivery.getEnvelope().getDeliveryTag(), true);
                        }
                        left.countDown();
                    },
                    tag -> {});
            if (!left.await(MINUTE_MILLIS, TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException(queue + " kept " + left.getCount() + " of " + due + " messages");
            }
        } catch (IOException | TimeoutException e) {
            throw new IllegalStateException("cannot read " + queue, e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
        return account;
    }

    @Override
    public Sender sender(Route route) {
        Channel own = channel();
        return new Sender() {
            @Override
            public void send(int number, byte[] body) {
                try {
                    own.basicPublish(route.input(), Load.key(number), JSON, body);
                } catch (IOException e) {
                    throw new UncheckedIOException("cannot send an order", e);
                }
            }

            @Override
            public void close() {
                shut(own);
            }
        };
    }

    @Override
    public AutoCloseable listen(Route route, IntConsumer numbers) {
        Channel own = channel();
        try {
            own.basicConsume(
                    collector(route),
                    true,
                    (tag, delivery) -> numbers.accept(Load.number(delivery.getBody())),
                    tag -> {});
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen to " + collector(route), e);
        }
        return () -> shut(own);
    }

    private static void shut(Channel channel) {
        try {
            channel.close();
        } catch (IOException | TimeoutException e) {
            throw new IllegalStateException("cannot close a channel", e);
        }
    }

    @Override
    public void clear(Route route) {
        List<String> queues =
                new ArrayList<>(List.of(collector(route), route.names().workQueue()));
        queues.addAll(List.of(route.names().inbox(), route.names().deadLetters()));
        try (Channel own = channel()) {
            for (String queue : queues) {
                own.queueDelete(queue);
            }
            own.exchangeDelete(route.input());
            own.exchangeDelete(route.output());
        } catch (IOException | TimeoutException e) {
            throw new IllegalStateException("cannot remove the places of " + route, e);
        }
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted while waiting for RabbitMQ", e);
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close the connection", e);
        } finally {
            server.close();
        }
    }
}
