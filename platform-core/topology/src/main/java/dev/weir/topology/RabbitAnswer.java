package dev.weir.topology;

/** What the broker said to one request. */
sealed interface RabbitAnswer {
    record Done() implements RabbitAnswer {}

    /**
     * The channel was closed over it.
     *
     * @param code AMQP reply code
     * @param text the broker's own words
     */
    record Refused(int code, String text) implements RabbitAnswer {}
}
