package dev.weir.bench.trial;

/**
 * What one trial gave, in its steady part.
 *
 * @param messages of the whole load
 * @param rate messages per second
 * @param cpu processor time of the rung's process per message without that of its compiler, in microseconds
 * @param compiler processor time of the compiler per message, in microseconds: part of every start, and still there when
 *     the cores are too busy for it to finish
 */
public record Result(int messages, double rate, double cpu, double compiler) {}
