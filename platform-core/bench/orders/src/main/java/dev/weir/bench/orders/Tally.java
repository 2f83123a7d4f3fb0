package dev.weir.bench.orders;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

/**
 * The consumer of every rung without an output: counts each order in a file that whoever started the process reads. The
 * file holds the number of all calls in its first eight bytes, then one byte for each order of the load.
 */
public final class Tally implements Consumer<Order> {
    /** Bytes before the first order's. */
    public static final int HEAD = Long.BYTES;

    private final MappedByteBuffer counts;

    /**
     * Counts in a file from what it holds.
     *
     * @param file as long as the head and the load
     */
    public Tally(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            counts = channel.map(FileChannel.MapMode.READ_WRITE, 0, channel.size());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot map " + file, e);
        }
    }

    @Override
    public synchronized void accept(Order order) {
        int place = HEAD + Math.toIntExact(order.number());
        counts.put(place, (byte) (counts.get(place) + 1));
        counts.putLong(0, counts.getLong(0) + 1);
    }

    /** Calls so far. */
    public long calls() {
        return counts.getLong(0);
    }

    /** How often an order was counted. */
    public int count(int number) {
        return counts.get(HEAD + number);
    }
}
