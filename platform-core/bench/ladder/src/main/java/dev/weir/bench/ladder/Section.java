package dev.weir.bench.ladder;

import java.util.Locale;

/** A part of the ladder that can be run alone. */
enum Section {
    KAFKA,
    RABBITMQ,
    SINK,
    POISON;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
