package dev.weir.testkit;

/** The ports of one RabbitMQ node; {@code distribution} is Erlang's own, {@code secured} is used where TLS is asked for. */
record RabbitPorts(int amqp, int management, int prometheus, int distribution, int secured) {
    static RabbitPorts next() {
        return new RabbitPorts(
                FreePorts.next(), FreePorts.next(), FreePorts.next(), FreePorts.next(), FreePorts.next());
    }
}
