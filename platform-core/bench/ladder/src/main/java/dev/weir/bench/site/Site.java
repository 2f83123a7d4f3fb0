package dev.weir.bench.site;

import dev.weir.model.BrokerSpec;
import dev.weir.wire.Topology;
import java.util.BitSet;
import java.util.Map;
import java.util.function.IntConsumer;

/** A real broker, and how a trial is laid out on it. */
public sealed interface Site extends AutoCloseable permits KafkaSite, RabbitSite {
    /** {@code kafka} or {@code rabbitmq}. */
    String kind();

    /** The broker as an Integration refers to it. */
    BrokerSpec broker();

    /** Places that no other trial uses, except that loads may be shared. */
    Route route(String label, Load load);

    /** What a rung's process is told of the route. */
    Map<String, String> assignment(Route route);

    /** Makes what the rung needs: the given topology, or a plain input when it is empty; and an output that is read later. */
    void prepare(Route route, Topology topology);

    /** Puts the load in, unless it is there. */
    void fill(Route route, Load load);

    /** Messages in the output so far. */
    long outputs(Route route);

    /** Messages in a mailbox so far: a topic, or a queue. */
    long depth(String mailbox);

    /** Reads the whole output. */
    Account output(Route route, BitSet expected);

    /** Reads a whole mailbox. */
    Account mailbox(String mailbox, BitSet expected);

    /** Sends single orders to the input, without a wait of its own. */
    Sender sender(Route route);

    /** Tells of each order's number as it comes out, until it is closed. */
    AutoCloseable listen(Route route, IntConsumer numbers);

    /** Sends single orders. */
    interface Sender extends AutoCloseable {
        /** Sends one and returns before the broker has it. */
        void send(int number, byte[] body);

        @Override
        void close();
    }

    /** Removes the places of the trial. */
    void clear(Route route);

    @Override
    void close();
}
