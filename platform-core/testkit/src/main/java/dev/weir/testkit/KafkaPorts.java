package dev.weir.testkit;

/** The ports of one Kafka node, which is its own controller. */
record KafkaPorts(int clients, int controller) {
    static KafkaPorts next() {
        return new KafkaPorts(FreePorts.next(), FreePorts.next());
    }
}
