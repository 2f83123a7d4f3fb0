package dev.weir.wire;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** How messages get their identity. Equal inputs give equal ids, so that a redelivered input repeats its outputs' ids. */
public final class MessageIds {
    private static final int HASH_BYTES = 16;
    /** Looking one up costs more than using it. */
    private static final ThreadLocal<MessageDigest> SHA_256 = ThreadLocal.withInitial(MessageIds::sha256);

    private MessageIds() {}

    /** Identity of a Kafka record whose producer gave none. */
    public static String ofRecord(String topic, int partition, long offset) {
        return topic + "-" + partition + "-" + offset;
    }

    /** Identity of a CloudEvent, by its {@code source} and {@code id}. */
    public static String ofCloudEvent(String source, String id) {
        return source + "#" + id;
    }

    /** Identity of the {@code index}-th output that an integration makes of an input. */
    public static String ofOutput(String inputId, String integration, int index) {
        return hash(inputId, integration, Integer.toString(index));
    }

    /** Identity of a dead letter: where the failed delivery came from and which message it was. */
    public static String ofDeadLetter(String origin, String id) {
        return hash(origin, id);
    }

    private static String hash(String... parts) {
        MessageDigest digest = SHA_256.get();
        for (String part : parts) {
            digest.update(part.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
        }
        return HexFormat.of().formatHex(digest.digest(), 0, HASH_BYTES);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
