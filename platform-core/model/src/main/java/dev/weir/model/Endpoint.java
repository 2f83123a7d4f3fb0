package dev.weir.model;

import org.jspecify.annotations.Nullable;

/** One side of an Integration: a destination on a broker. */
public sealed interface Endpoint permits InputSpec, OutputSpec {
    /** Topic on Kafka, topic exchange on RabbitMQ; null only for an input that names a queue instead. */
    @Nullable
    String destination();

    /** The Broker of this side; null for the one of the Integration. */
    @Nullable
    BrokerRef broker();
}
