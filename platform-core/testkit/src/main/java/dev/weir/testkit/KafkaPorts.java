package dev.weir.testkit;

/** The ports of one Kafka node, which is its own controller; {@code secured} is used where TLS is asked for. */
record KafkaPorts(int clients, int controller, int secured) {
    static KafkaPorts next() {
        return new KafkaPorts(FreePorts.next(), FreePorts.next(), FreePorts.next());
    }
}
