package dev.weir.letters;

import dev.weir.testkit.KafkaServer;
import dev.weir.testkit.RabbitServer;
import dev.weir.testkit.TestBroker;
import dev.weir.wire.PhysicalNames;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

/** Dead letters and inbox of one group on a broker, seen through raw clients. */
interface Lot extends AutoCloseable {
    /** Of a group of its own, declared as a plan does. */
    static Lot on(TestBroker broker) {
        var names = new PhysicalNames("orders-" + UUID.randomUUID(), "enrich");
        return switch (broker) {
            case KafkaServer kafka -> new KafkaLot(kafka.address(), names);
            case RabbitServer rabbit -> new RabbitLot(rabbit.uri(), names);
        };
    }

    /** How a child process opens the same letters. */
    static DeadLetters open(String kind, String address, PhysicalNames names) {
        return kind.equals("kafka") ? KafkaLot.open(address, names) : RabbitLot.open(address, names);
    }

    PhysicalNames names();

    /** What {@link #open(String, String, PhysicalNames)} takes. */
    String kind();

    String address();

    default DeadLetters open() {
        return open(kind(), address(), names());
    }

    void park(List<Message> letters) throws Exception;

    default void park(Message... letters) throws Exception {
        park(List.of(letters));
    }

    /** Parks letters 0 to {@code count} - 1 and returns their dead ids. */
    default Set<String> fill(int count) throws Exception {
        List<Message> letters =
                IntStream.range(0, count).mapToObj(Message::letter).toList();
        park(letters);
        return Set.copyOf(letters.stream()
                .map(letter -> letter.headers().getOrDefault("weir-dead-id", ""))
                .toList());
    }

    /** Takes what is in the inbox now. */
    List<Message> inbox() throws Exception;

    @Override
    void close() throws Exception;
}
