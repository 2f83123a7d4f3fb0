package dev.weir.runtime.kafka;

import dev.weir.runtime.delivery.Delivery;
import dev.weir.runtime.delivery.OriginalKey;
import dev.weir.runtime.delivery.Text;
import dev.weir.wire.Headers;
import dev.weir.wire.MessageIds;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** A record in the window, and its place in the ledger of its partition. */
final class KafkaDelivery implements Delivery {
    private enum State {
        WAITING,
        STARTED,
        WITHDRAWN,
        SETTLED
    }

    private final ConsumerRecord<byte[], byte[]> record;
    private final boolean trusted;
    private final @Nullable AloneNotes notes;
    private final int deaths;
    private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);
    private @Nullable String id;

    /**
     * @param trusted whether the record lies in the inbox or a tier of the group, where key and origin are believed
     * @param notes takes down that the record is handled, when it has to be alone; {@code null} otherwise
     * @param deaths of processes that handled it alone
     */
    KafkaDelivery(ConsumerRecord<byte[], byte[]> record, boolean trusted, @Nullable AloneNotes notes, int deaths) {
        this.record = record;
        this.trusted = trusted;
        this.notes = notes;
        this.deaths = deaths;
    }

    @Override
    public String id() {
        String known = id;
        if (known == null) {
            known = findId();
            id = known;
        }
        return known;
    }

    private String findId() {
        String given = text(Headers.ID);
        if (given != null && !given.isBlank()) {
            return given;
        }
        String event = text("ce_id");
        String source = text("ce_source");
        if (event != null && source != null) {
            return MessageIds.ofCloudEvent(source, event);
        }
        return position();
    }

    @Override
    public String position() {
        return MessageIds.ofRecord(record.topic(), record.partition(), record.offset());
    }

    @Override
    public byte @Nullable [] body() {
        return record.value();
    }

    @Override
    public byte @Nullable [] key() {
        byte[] restored = trusted ? OriginalKey.of(this) : null;
        return restored == null ? record.key() : restored;
    }

    @Override
    public @Nullable String text(String header) {
        Header found = record.headers().lastHeader(header);
        if (found == null && header.equals("contentType")) {
            found = record.headers().lastHeader("content-type");
        }
        return found == null || found.value() == null ? null : Text.utf8(found.value());
    }

    @Override
    public void passing(BiConsumer<String, Object> sink) {
        for (Header header : record.headers()) {
            if (header.value() != null && Headers.passes(header.key())) {
                sink.accept(header.key(), header.value());
            }
        }
    }

    @Override
    public int size() {
        return Math.max(0, record.serializedKeySize()) + Math.max(0, record.serializedValueSize()) + 64;
    }

    @Override
    public boolean claim() {
        if (!state.compareAndSet(State.WAITING, State.STARTED)) {
            return false;
        }
        boolean mine = notes == null || notes.taken(this);
        if (!mine) {
            state.set(State.WITHDRAWN);
        }
        return mine;
    }

    @Override
    public boolean alone() {
        return notes != null;
    }

    @Override
    public int deaths() {
        return deaths;
    }

    @Override
    public void settle() {
        state.set(State.SETTLED);
    }

    /** The partition goes to somebody else. @return false when the call has already started */
    boolean withdraw() {
        return state.compareAndSet(State.WAITING, State.WITHDRAWN);
    }

    boolean settled() {
        return state.get() == State.SETTLED;
    }

    boolean started() {
        return state.get() == State.STARTED;
    }

    TopicPartition partition() {
        return new TopicPartition(record.topic(), record.partition());
    }

    long offset() {
        return record.offset();
    }
}
