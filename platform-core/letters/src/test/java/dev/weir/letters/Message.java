package dev.weir.letters;

import dev.weir.wire.Headers;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A message as a raw client writes or reads it, alike for both brokers. */
record Message(@Nullable String recordKey, @Nullable Content body, Map<String, String> headers) {
    /** A letter as a connector parks it. */
    static Message letter(int number) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("tenant", "acme");
        headers.put("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        headers.put(Headers.ID, "id-" + number);
        headers.put(Headers.ROOT, "root-" + number);
        headers.put(Headers.KEY, "customer-" + number);
        headers.put(Headers.INTEGRATION, "shop/enrich");
        headers.put(Headers.ATTEMPTS, "5");
        headers.put(Headers.NOT_BEFORE, "2026-01-01T00:00:00Z");
        headers.put(Headers.ORIGIN, "orders-0-" + number);
        headers.put(Headers.FIRST_FAILED, "2026-01-01T10:00:00Z");
        headers.put(Headers.LAST_FAILED, "2026-01-01T10:%02d:00Z".formatted(number % 60));
        headers.put(Headers.ERROR_TYPE, "com.acme.Broken");
        headers.put(Headers.ERROR_MESSAGE, "order " + number + " is broken");
        headers.put(Headers.FINGERPRINT, number % 3 == 0 ? "aaaa0000" : "bbbb1111");
        headers.put(Headers.DEAD_ID, "dead-" + number);
        return new Message("dead-" + number, Content.of("{\"order\":" + number + "}"), headers);
    }

    Message with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Message(recordKey, body, more);
    }

    Message without(String name) {
        Map<String, String> less = new LinkedHashMap<>(headers);
        less.remove(name);
        return new Message(recordKey, body, less);
    }

    Message withBody(@Nullable Content other) {
        return new Message(recordKey, other, headers);
    }

    String id() {
        return headers.getOrDefault(Headers.ID, "");
    }
}
