package dev.weir.runtime.rabbit;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Envelope;
import dev.weir.runtime.delivery.Delivery;
import dev.weir.runtime.delivery.OriginalKey;
import dev.weir.wire.Headers;
import dev.weir.wire.MessageIds;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A delivery in the window, and its place in the ledger of its channel. */
final class RabbitDelivery implements Delivery {
    /** Random once: drawing each id from the system's entropy costs as much as reading the message. */
    private static final String PROCESS = UUID.randomUUID().toString();

    private static final AtomicLong DELIVERIES = new AtomicLong();

    private static final String RETURNS = "x-delivery-count";
    /** Channels that may be lost with a message among others before it is handled alone. */
    private static final long SUSPECT_RETURNS = 2;

    /** How the bindings of CloudEvents to AMQP and to Kafka write their attributes. */
    private static final List<CloudEventNames> CLOUD_EVENT_NAMES = Stream.of("cloudEvents:", "cloudEvents_", "ce_")
            .map(prefix -> new CloudEventNames(prefix + "id", prefix + "source"))
            .toList();

    private final ChannelLedger ledger;
    private final BasicProperties properties;
    private final Envelope envelope;
    private final byte[] body;
    private final Source source;
    private @Nullable String id;
    private boolean settled;
    private long outlived;

    /**
     * What is known of the queue.
     *
     * @param queue its name
     * @param beforehand done before a message of it is handled, where each is to be handled alone and is the only one in its
     *     channel's hands; {@code null} for other queues
     * @param destination exchange whose name Spring's binder uses as routing key when a message has none
     * @param useMessageId whether AMQP's {@code message-id} is the identity where no better one is given
     */
    record Source(String queue, @Nullable Runnable beforehand, String destination, boolean useMessageId) {
        boolean alone() {
            return beforehand != null;
        }
    }

    RabbitDelivery(ChannelLedger ledger, BasicProperties properties, Envelope envelope, byte[] body, Source source) {
        this.ledger = ledger;
        this.properties = properties;
        this.envelope = envelope;
        this.body = body;
        this.source = source;
    }

    private record CloudEventNames(String id, String source) {}

    @Override
    public synchronized String id() {
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
        for (CloudEventNames names : CLOUD_EVENT_NAMES) {
            String event = text(names.id);
            String from = text(names.source);
            if (event != null && from != null) {
                return MessageIds.ofCloudEvent(from, event);
            }
        }
        String messageId = properties.getMessageId();
        return source.useMessageId() && messageId != null
                ? messageId
                : PROCESS + "-" + Long.toString(DELIVERIES.getAndIncrement(), Character.MAX_RADIX);
    }

    @Override
    public String position() {
        return source.queue() + "#" + id();
    }

    @Override
    public byte[] body() {
        return body;
    }

    @Override
    public byte @Nullable [] key() {
        byte[] restored = OriginalKey.of(this);
        if (restored != null) {
            return restored;
        }
        String routingKey = envelope.getRoutingKey();
        boolean none =
                routingKey.isEmpty() || routingKey.equals(source.destination()) || routingKey.equals(source.queue());
        return none ? null : routingKey.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public @Nullable String text(String header) {
        return AmqpProperties.text(properties, header);
    }

    @Override
    public void passing(BiConsumer<String, Object> sink) {
        AmqpProperties.passing(properties, sink);
    }

    @Override
    public int size() {
        return body.length + 256;
    }

    @Override
    public boolean claim() {
        Runnable first = source.beforehand();
        if (first != null) {
            first.run();
        }
        return ledger.open();
    }

    @Override
    public boolean suspect() {
        return !source.alone() && returns() >= SUSPECT_RETURNS;
    }

    @Override
    public boolean alone() {
        return source.alone();
    }

    @Override
    public int deaths() {
        return source.alone() ? (int) Math.max(0, returns() - outlived) : 0;
    }

    /** How often the queue had to take the message back from a lost channel; what a producer claims does not count. */
    private long returns() {
        Map<String, Object> headers = properties.getHeaders();
        Object told = headers == null ? null : headers.get(RETURNS);
        return envelope.isRedeliver() && told instanceof Number number ? number.longValue() : 0;
    }

    @Override
    public void settle() {
        ledger.settle(this);
    }

    /** So many of the returns were lost channels that this process has outlived. */
    void outlived(long losses) {
        outlived = losses;
    }

    boolean cameThrough(ChannelLedger channel) {
        return ledger == channel;
    }

    long tag() {
        return envelope.getDeliveryTag();
    }

    boolean settled() {
        return settled;
    }

    void markSettled() {
        settled = true;
    }
}
