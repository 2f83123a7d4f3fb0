package dev.weir.bench.ladder;

import java.util.Locale;

/** A part of the ladder that can be run alone. */
enum Section {
    KAFKA,
    RABBITMQ,
    SINK,
    POISON,
    TRACING,
    LATENCY,
    START;

    boolean onKafka() {
        return this != RABBITMQ;
    }

    boolean onRabbit() {
        return this == RABBITMQ || this == POISON || this == LATENCY;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
