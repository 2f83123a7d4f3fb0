package dev.weir.runtime.delivery;

import dev.weir.runtime.delivery.Outgoing.Mailbox;
import dev.weir.wire.Fingerprint;
import dev.weir.wire.Headers;
import dev.weir.wire.MessageIds;
import dev.weir.wire.PhysicalNames;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;

/** Writes what a failed message carries into its delay tier and into the dead letters. */
final class ParkedMessages {
    /** A header larger than this is left out when the broker refuses a dead letter. */
    private static final int OVERSIZE_HEADER_BYTES = 1024;

    private final String integration;
    private final PhysicalNames names;
    private final AuthorCode author;

    ParkedMessages(String integration, PhysicalNames names, AuthorCode author) {
        this.integration = integration;
        this.names = names;
        this.author = author;
    }

    Outgoing retry(Flight flight, Throwable failure, Policy.TryAgain again, Instant now) {
        Map<String, Object> headers = failed(flight, failure, now);
        headers.put(Headers.NOT_BEFORE, now.plus(again.after()).toString());
        return new Outgoing(
                new Mailbox(names.tier(again.tier())),
                flight.delivery().key(),
                flight.delivery().body(),
                headers);
    }

    /** A retry whose time is far off goes round once more, with nothing about it changed. */
    Outgoing again(Flight flight, Duration tier) {
        return unchanged(flight, names.tier(tier));
    }

    /** A message that is to be handled alone. */
    Outgoing aside(Flight flight) {
        return unchanged(flight, names.alone());
    }

    private Outgoing unchanged(Flight flight, String mailbox) {
        Map<String, Object> headers = identity(flight);
        if (flight.trusted()) {
            keep(flight.delivery(), headers, Headers.ATTEMPTS, Headers.NOT_BEFORE, Headers.FIRST_FAILED);
            keep(flight.delivery(), headers, Headers.LAST_FAILED, Headers.ERROR_TYPE, Headers.ERROR_MESSAGE);
            keep(flight.delivery(), headers, Headers.FINGERPRINT);
        }
        return new Outgoing(
                new Mailbox(mailbox), flight.delivery().key(), flight.delivery().body(), headers);
    }

    Outgoing deadLetter(Flight flight, Throwable failure, Instant now) {
        Delivery delivery = flight.delivery();
        Map<String, Object> headers = failed(flight, failure, now);
        // a message that fails again after a redrive is another letter, or the redrive would take it out with the first
        String deadId = MessageIds.ofDeadLetter(headers.get(Headers.ORIGIN) + "#" + flight.redrives(), delivery.id());
        headers.put(Headers.DEAD_ID, deadId);
        byte[] body = delivery.body();
        if (body == null) {
            headers.put(Headers.BODY, "null");
        }
        return new Outgoing(
                new Mailbox(names.deadLetters()),
                deadId.getBytes(StandardCharsets.UTF_8),
                body == null ? new byte[0] : body,
                headers);
    }

    /** The same letter without the headers that make it too large, which are named with their sizes instead. */
    static Outgoing withoutOversizeHeaders(Outgoing letter) {
        Map<String, Object> headers = new LinkedHashMap<>();
        StringJoiner leftOut = new StringJoiner(", ");
        letter.headers().forEach((name, value) -> {
            int size = size(value);
            if (!Headers.isOurs(name) && size > OVERSIZE_HEADER_BYTES) {
                leftOut.add(name + " " + size + " bytes");
            } else {
                headers.put(name, value);
            }
        });
        headers.put(Headers.LEFT_OUT, cut(leftOut.toString()));
        return letter.with(headers);
    }

    private Map<String, Object> failed(Flight flight, Throwable failure, Instant now) {
        Map<String, Object> headers = identity(flight);
        Throwable root = Fingerprint.root(failure);
        Instant first = flight.firstFailed();
        headers.put(Headers.ATTEMPTS, Integer.toString(flight.failures() + 1));
        headers.put(Headers.FIRST_FAILED, (first == null ? now : first).toString());
        headers.put(Headers.LAST_FAILED, now.toString());
        headers.put(Headers.ERROR_TYPE, root.getClass().getName());
        headers.put(Headers.ERROR_MESSAGE, cut(message(failure, root)));
        headers.put(Headers.FINGERPRINT, Fingerprint.of(failure, author::owns));
        return headers;
    }

    private Map<String, Object> identity(Flight flight) {
        Delivery delivery = flight.delivery();
        Map<String, Object> headers = new LinkedHashMap<>();
        delivery.passing(headers::put);
        flight.inject(headers);
        headers.put(Headers.ID, delivery.id());
        String root = delivery.text(Headers.ROOT);
        headers.put(Headers.ROOT, root == null ? delivery.id() : root);
        headers.put(Headers.INTEGRATION, integration);
        String origin = flight.trusted() ? delivery.text(Headers.ORIGIN) : null;
        headers.put(Headers.ORIGIN, origin == null ? delivery.position() : origin);
        if (flight.redrives() > 0) {
            headers.put(Headers.REDRIVES, Integer.toString(flight.redrives()));
        }
        byte[] key = delivery.key();
        if (key != null) {
            OriginalKey.put(key, headers);
        }
        return headers;
    }

    private static void keep(Delivery delivery, Map<String, Object> headers, String... names) {
        for (String name : names) {
            String value = delivery.text(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
    }

    private static String message(Throwable failure, Throwable root) {
        String message = root.getMessage() == null ? failure.getMessage() : root.getMessage();
        return message == null ? "" : message;
    }

    private static String cut(String message) {
        return Text.cut(message, Headers.MAX_MESSAGE_BYTES);
    }

    private static int size(Object value) {
        return switch (value) {
            case byte[] bytes -> bytes.length;
            default -> value.toString().length();
        };
    }
}
