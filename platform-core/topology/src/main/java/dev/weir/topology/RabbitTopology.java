package dev.weir.topology;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.Method;
import dev.weir.wire.Topology;
import dev.weir.wire.Topology.Binding;
import dev.weir.wire.Topology.Exchange;
import dev.weir.wire.Topology.Queue;
import dev.weir.wire.TopologyText;
import java.time.Duration;
import java.util.Map;

/**
 * Declares or verifies the exchanges, queues and bindings of a plan on one RabbitMQ virtual host.
 *
 * <p>Permissions: configure on each exchange and queue, write on each bound queue and read on its exchange. Without
 * configure, existing things are only known to be there, and a note says that their arguments were not checked.
 */
public final class RabbitTopology {
    private static final int OLDEST = 4;

    private final Connection connection;
    private final Duration timeout;

    /** Gives up on a broker that does not answer one request within 30 seconds. */
    public RabbitTopology(Connection connection) {
        this(connection, Duration.ofSeconds(30));
    }

    /**
     * Uses an open connection, on channels of its own, and leaves it open.
     *
     * @param timeout how long each declaration may take
     */
    public RabbitTopology(Connection connection, Duration timeout) {
        this.connection = connection;
        this.timeout = timeout;
    }

    /**
     * Brings exchanges, queues and bindings into being or checks them; topics are not looked at. Nothing that exists is
     * altered. Bindings cannot be read by a client, so {@link Mode#Verify} only notes that.
     *
     * @return what could not be checked
     * @throws TopologyUnsupported when this is not RabbitMQ 4.0 or newer
     * @throws TopologyMismatch with every difference; of one thing the broker names the first differing argument
     * @throws TopologyForbidden when a permission is missing
     * @throws TopologyUnreachable when the broker does not answer in time or the connection ends
     */
    public TopologyReport apply(Topology topology, Mode mode) {
        refuseOldServers(connection.getServerProperties());
        var findings = new Findings();
        try (var channel = new RabbitAnswers(connection, timeout)) {
            topology.exchanges().stream()
                    .filter(exchange -> !exchange.name().isEmpty())
                    .forEach(exchange -> settle(thing(exchange), channel, mode, findings));
            topology.queues().forEach(queue -> settle(thing(queue), channel, mode, findings));
            switch (mode) {
                case Create -> topology.bindings().forEach(binding -> bind(binding, channel, findings));
                case Verify -> topology.bindings().forEach(binding -> findings.note(name(binding) + ": not checked"));
            }
        }
        return findings.conclude();
    }

    static void refuseOldServers(Map<String, Object> server) {
        String version = String.valueOf(server.get("version"));
        String major = version.split("\\.", 2)[0];
        if (!major.matches("[0-9]{1,4}") || Integer.parseInt(major) < OLDEST) {
            throw new TopologyUnsupported("the broker is " + server.get("product") + " " + version
                    + "; Weir needs RabbitMQ 4.0 or newer, because older ones drop messages of quorum queues after"
                    + " x-delivery-limit deliveries even where the limit is lifted; upgrade the broker");
        }
    }

    private record Thing(String name, Method passive, Method active) {}

    private static Thing thing(Exchange exchange) {
        var passive = new AMQP.Exchange.Declare.Builder()
                .exchange(exchange.name())
                .type(exchange.type())
                .passive();
        var active = new AMQP.Exchange.Declare.Builder()
                .exchange(exchange.name())
                .type(exchange.type())
                .durable();
        return new Thing("exchange '" + exchange.name() + "'", passive.build(), active.build());
    }

    private static Thing thing(Queue queue) {
        var passive = new AMQP.Queue.Declare.Builder().queue(queue.name()).passive();
        var active = new AMQP.Queue.Declare.Builder()
                .queue(queue.name())
                .durable()
                .arguments(TopologyText.typed(queue.arguments()));
        return new Thing("queue '" + queue.name() + "'", passive.build(), active.build());
    }

    private static void settle(Thing thing, RabbitAnswers channel, Mode mode, Findings findings) {
        if (mode == Mode.Verify && channel.ask(thing.passive()) instanceof RabbitAnswer.Refused refused) {
            findings.add(
                    refused.code() == AMQP.NOT_FOUND
                            ? Difference.missing(
                                    thing.name(), "declare it, or let Weir: set topology: Create on the Broker")
                            : InequivalentArgument.of(thing.name(), refused));
            return;
        }
        if (channel.ask(thing.active()) instanceof RabbitAnswer.Refused refused) {
            if (refused.code() == AMQP.ACCESS_REFUSED) {
                withoutConfigure(thing, channel, findings);
            } else {
                findings.add(InequivalentArgument.of(thing.name(), refused));
            }
        }
    }

    private static void withoutConfigure(Thing thing, RabbitAnswers channel, Findings findings) {
        switch (channel.ask(thing.passive())) {
            case RabbitAnswer.Done() ->
                findings.note(thing.name() + ": arguments not checked, grant configure on it to have them checked");
            case RabbitAnswer.Refused refused -> findings.forbidden("configure on " + thing.name());
        }
    }

    private static void bind(Binding binding, RabbitAnswers channel, Findings findings) {
        Method bind = new AMQP.Queue.Bind.Builder()
                .queue(binding.queue())
                .exchange(binding.exchange())
                .routingKey(binding.routingKey())
                .build();
        if (channel.ask(bind) instanceof RabbitAnswer.Refused refused) {
            if (refused.code() == AMQP.ACCESS_REFUSED) {
                findings.forbidden(
                        "write on queue '" + binding.queue() + "' and read on exchange '" + binding.exchange() + "'");
            } else {
                findings.add(new Difference(
                        name(binding), "declaration", "accepted", refused.text(), "declare what it names first"));
            }
        }
    }

    private static String name(Binding binding) {
        return "binding of queue '" + binding.queue() + "' to exchange '" + binding.exchange() + "' with key '"
                + binding.routingKey() + "'";
    }
}
