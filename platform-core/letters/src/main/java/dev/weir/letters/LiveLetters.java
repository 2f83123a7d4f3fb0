package dev.weir.letters;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Where the letters lie in a compacted topic: the last record of each key, unless that is a tombstone. Keeps keys and
 * offsets only, so that a topic larger than the memory can be gone through.
 */
final class LiveLetters {
    private final Map<Integer, Map<ByteBuffer, Long>> offsets = new HashMap<>();

    private LiveLetters() {}

    static LiveLetters scan(TopicScan scan) {
        var live = new LiveLetters();
        for (var next = scan.next(); next != null; next = scan.next()) {
            live.add(next);
        }
        return live;
    }

    private void add(ConsumerRecord<byte[], byte[]> next) {
        Map<ByteBuffer, Long> partition = offsets.computeIfAbsent(next.partition(), unseen -> new HashMap<>());
        if (next.value() == null) {
            partition.remove(key(next));
        } else {
            partition.put(key(next), next.offset());
        }
    }

    long count() {
        return offsets.values().stream().mapToLong(Map::size).sum();
    }

    boolean contains(ConsumerRecord<byte[], byte[]> candidate) {
        Long offset = offsets.getOrDefault(candidate.partition(), Map.of()).get(key(candidate));
        return offset != null && offset == candidate.offset();
    }

    /** The first letter of each partition that has one. */
    Map<Integer, Long> firsts() {
        Map<Integer, Long> firsts = new TreeMap<>();
        offsets.forEach((partition, letters) ->
                letters.values().stream().min(Long::compare).ifPresent(first -> firsts.put(partition, first)));
        return firsts;
    }

    /** A record without a key is a letter of its own: nothing can stand for its removal. */
    private static ByteBuffer key(ConsumerRecord<byte[], byte[]> from) {
        return from.key() == null
                ? ByteBuffer.allocate(Long.BYTES).putLong(0, from.offset())
                : ByteBuffer.wrap(from.key());
    }
}
