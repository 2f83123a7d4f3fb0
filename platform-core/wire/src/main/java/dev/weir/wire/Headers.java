package dev.weir.wire;

import java.util.Locale;
import java.util.Set;

/**
 * The message headers Weir writes and the rules for those it lets pass. All {@code weir-*} values are UTF-8 text.
 *
 * <p>Limits: all {@code weir-*} values together at most {@value #MAX_TOTAL_BYTES} bytes, an error message at most
 * {@value #MAX_MESSAGE_BYTES} bytes; stack traces never travel.
 */
public final class Headers {
    /** Identity of the message, constant through retry, dead letter and redrive. */
    public static final String ID = "weir-id";
    /** The id of the first message of the chain, carried through all hops. */
    public static final String ROOT = "weir-root";
    /** The id of the input an output was made from. */
    public static final String CAUSE = "weir-cause";
    /** The record key of a message that is parked where the key means something else. */
    public static final String KEY = "weir-key";
    /** {@code base64} when {@link #KEY} is not UTF-8 text; absent otherwise. */
    public static final String KEY_ENCODING = "weir-key-encoding";
    /** {@code namespace/name} of the integration that wrote the message. */
    public static final String INTEGRATION = "weir-integration";
    /** Failed attempts so far; believed only in the inbox and the tiers of the group itself. */
    public static final String ATTEMPTS = "weir-attempts";
    /** ISO-8601 instant before which a retry is not called. */
    public static final String NOT_BEFORE = "weir-not-before";
    /** Where the message was first read: {@code topic-partition-offset}, or {@code queue#id} on RabbitMQ. */
    public static final String ORIGIN = "weir-origin";
    /** ISO-8601 instant of the first failed attempt. */
    public static final String FIRST_FAILED = "weir-first-failed";
    /** ISO-8601 instant of the last failed attempt. */
    public static final String LAST_FAILED = "weir-last-failed";
    /** Class name of the root exception. */
    public static final String ERROR_TYPE = "weir-error-type";
    /** Message of the root exception, cut to {@value #MAX_MESSAGE_BYTES} bytes. */
    public static final String ERROR_MESSAGE = "weir-error-message";
    /** Groups letters that failed for the same reason, see {@link Fingerprint}. */
    public static final String FINGERPRINT = "weir-fingerprint";
    /** How often the message was redriven from the dead letters. */
    public static final String REDRIVES = "weir-redrives";
    /** Identity of one dead letter; the record key in a Kafka dead-letter topic. */
    public static final String DEAD_ID = "weir-dead-id";
    /** {@code null} when the dead letter stands for a record whose value was null. */
    public static final String BODY = "weir-body";
    /** Names and sizes of headers that were left out because the broker refused them. */
    public static final String LEFT_OUT = "weir-left-out";

    /** W3C trace context, kept by every hop. */
    public static final String TRACEPARENT = "traceparent";
    /** W3C trace state, kept by every hop. */
    public static final String TRACESTATE = "tracestate";

    /** Prefix of every header of ours. */
    public static final String PREFIX = "weir-";
    /** Upper bound of all {@code weir-*} values of one message together. */
    public static final int MAX_TOTAL_BYTES = 8192;
    /** Upper bound of {@link #ERROR_MESSAGE}. */
    public static final int MAX_MESSAGE_BYTES = 1024;

    /** Each of these loses, blocks or duplicates messages, or obeys a foreign producer, when it is copied. */
    private static final Set<String> NEVER_COPIED = Set.of(
            "expiration",
            "user-id",
            "cc",
            "bcc",
            "x-first-death-exchange",
            "x-first-death-queue",
            "x-first-death-reason",
            "x-last-death-exchange",
            "x-last-death-queue",
            "x-last-death-reason",
            "x-delivery-count",
            "x-acquired-count",
            "sourcedata",
            "deliveryattempt",
            "spring.cloud.stream.sendto.destination",
            "spring.cloud.function.definition",
            "nativeheaders",
            "spring_json_header_types");

    private Headers() {}

    /** Whether the header is one of ours. */
    public static boolean isOurs(String name) {
        return name.startsWith(PREFIX);
    }

    /** Whether a header of an input may travel on to outputs, retries and dead letters. {@code weir-*} never does. */
    public static boolean passes(String name) {
        if (name.startsWith(PREFIX)) {
            return false;
        }
        String lower = name.toLowerCase(Locale.ROOT);
        return !NEVER_COPIED.contains(lower)
                && !lower.startsWith("x-death")
                && !lower.startsWith("kafka_")
                && !lower.startsWith("amqp_")
                && !lower.startsWith("scst_");
    }
}
