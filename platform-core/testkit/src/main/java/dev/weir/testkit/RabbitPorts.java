package dev.weir.testkit;

/** The ports of one RabbitMQ node; {@code distribution} is Erlang's own. */
record RabbitPorts(int amqp, int management, int prometheus, int distribution) {
    static RabbitPorts next() {
        return new RabbitPorts(FreePorts.next(), FreePorts.next(), FreePorts.next(), FreePorts.next());
    }
}
