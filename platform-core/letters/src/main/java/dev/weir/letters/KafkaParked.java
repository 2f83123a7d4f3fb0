package dev.weir.letters;

import dev.weir.letters.DeadLetter.Header;
import dev.weir.letters.LetterStore.Parked;
import dev.weir.wire.MessageIds;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** A letter and the record it is. */
record KafkaParked(DeadLetter letter, ConsumerRecord<byte[], byte[]> parked) implements Parked {
    static KafkaParked of(ConsumerRecord<byte[], byte[]> parked) {
        List<Header> headers = new ArrayList<>();
        parked.headers().forEach(header -> headers.add(new Header(header.key(), value(header.value()))));
        String position = MessageIds.ofRecord(parked.topic(), parked.partition(), parked.offset());
        return new KafkaParked(
                LetterReader.read(new RawLetter(
                        headers,
                        Map.of(),
                        parked.key() == null ? null : Content.of(parked.key()),
                        Content.of(parked.value()),
                        Instant.ofEpochMilli(parked.timestamp()),
                        position,
                        "")),
                parked);
    }

    private static Object value(byte @Nullable [] bytes) {
        if (bytes == null) {
            return "";
        }
        Content content = Content.of(bytes);
        return content.text().<Object>map(text -> text).orElse(content);
    }

    @Override
    public @Nullable String fixed() {
        return parked.key() == null ? "without a record key, which a tombstone needs" : null;
    }

    /** Key of the original message. */
    byte @Nullable [] key() {
        Content key = letter.key();
        return key == null ? null : key.bytes();
    }

    /** Value of the original message. */
    byte @Nullable [] value() {
        Content body = letter.body();
        return body == null ? null : body.bytes();
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
