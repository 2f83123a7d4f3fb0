package dev.weir.bench.trial;

/**
 * What one trial gave, in its steady part.
 *
 * @param messages of the whole load
 * @param rate messages per second
 * @param cpu processor time of the rung's process per message, in microseconds
 */
public record Result(int messages, double rate, double cpu) {}
