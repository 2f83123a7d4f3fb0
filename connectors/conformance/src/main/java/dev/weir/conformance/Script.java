package dev.weir.conformance;

import dev.weir.testkit.client.TestMessage;
import dev.weir.wire.Headers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;

/** The messages of the first act, all sent before anything is looked at. */
final class Script {
    static final int IN_ORDER = 20;
    static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    static final String PARENT = "b7ad6b7169203331";
    static final byte[] BINARY = {(byte) 0xFF, 0, (byte) 0xFE, 'x'};

    private final Subject subject;
    private final List<Probe> probes = new ArrayList<>();
    private int number;

    private Script(Subject subject) {
        this.subject = subject;
    }

    static List<Probe> of(Subject subject) {
        var script = new Script(subject);
        script.accepted();
        script.traced();
        script.foreign();
        script.troubled();
        return List.copyOf(script.probes);
    }

    private void accepted() {
        accept("plain", Script::business);
        for (String twin : List.of("twin-1", "twin-2")) {
            probes.add(probe(twin, Need.OUTPUT, subject.accepted(0), it -> it.with(Headers.ID, "the-same")));
        }
        accept("anonymous", it -> without(it, Headers.ID));
        accept("event", it -> without(it, Headers.ID).with("ce_source", "shop").with("ce_id", "7"));
        accept("chained", it -> it.with(Headers.ROOT, "first-of-all"));
        for (int i = 0; i < IN_ORDER; i++) {
            accept("ordered-" + (char) ('a' + i), it -> it.withKey("one key"));
        }
    }

    private void traced() {
        accept("sampled", it -> it.with(Headers.TRACEPARENT, traceparent("01")).with(Headers.TRACESTATE, "shop=1"));
        accept("unsampled", it -> it.with(Headers.TRACEPARENT, traceparent("00")));
        accept("malformed-trace", it -> it.with(Headers.TRACEPARENT, "00-nonsense"));
    }

    private void foreign() {
        accept("forged", Script::forged);
        accept("binders", it -> it.with("kafka_receivedTopic", "elsewhere")
                .with("amqp_receivedRoutingKey", "elsewhere")
                .with("scst_partition", "7")
                .with("deliveryAttempt", "3")
                .with("sourceData", "data"));
        accept("copies", it -> it.with("CC", List.of("elsewhere")).with("BCC", List.of("nowhere")));
        accept("deaths", it -> it.with("x-death", "[]")
                .with("x-first-death-queue", "old")
                .with("x-delivery-count", "20"));
        accept("expiring", it -> it.with("expiration", "600000"));
        accept("routed", it -> it.with("spring.cloud.stream.sendto.destination", "elsewhere"));
        accept("redefined", it -> it.with("spring.cloud.function.definition", "other"));
        accept("mistyped", it -> it.with("contentType", "not a type"));
        if (subject.typed()) {
            probes.add(probe("unreadable", Need.TYPED, "no json", it -> it));
            probes.add(probe("empty", Need.TYPED, "", it -> it));
        }
    }

    private void troubled() {
        add("filtered", Need.FILTERED, subject::filtered, it -> it);
        add("rejected", Need.REJECTED, subject::rejected, it -> it);
        add("failing-1", Need.FAILING, subject::failing, it -> business(it)
                .with(Headers.TRACEPARENT, traceparent("01")));
        add("failing-2", Need.FAILING, subject::failing, it -> it);
        add("failing-forged", Need.FAILING, subject::failing, Script::forged);
        add("failing-otherwise", Need.FAILING_OTHERWISE, subject::failingOtherwise, it -> it);
        add("recovering", Need.RECOVERING, subject::recovering, Script::business);
        add("postponed", Need.POSTPONED, subject::postponed, Script::business);
        add("too-large", Need.TOO_LARGE, subject::tooLarge, it -> it);
        accept("last", it -> it);
    }

    private void accept(String label, UnaryOperator<TestMessage> more) {
        probes.add(probe(label, Need.OUTPUT, subject.accepted(++number), more));
    }

    private void add(String label, Need kind, IntFunction<Optional<String>> body, UnaryOperator<TestMessage> more) {
        body.apply(++number).ifPresent(it -> probes.add(probe(label, kind, it, more)));
    }

    static Probe probe(String label, Need kind, String body, UnaryOperator<TestMessage> more) {
        TestMessage message = TestMessage.of(body)
                .with("contentType", "application/json")
                .with(Headers.ID, label)
                .with(Probe.HEADER, label);
        return new Probe(label, kind, more.apply(message));
    }

    private static TestMessage business(TestMessage message) {
        return message.withKey("C-1")
                .with("tenant", "grün")
                .with("blob", BINARY)
                .with("correlation-id", "corr-1")
                .with("reply-to", "answers")
                .with("type", "order.placed")
                .with("app-id", "shop");
    }

    private static TestMessage forged(TestMessage message) {
        return message.with(Headers.ATTEMPTS, "999")
                .with(Headers.NOT_BEFORE, "2999-01-01T00:00:00Z")
                .with(Headers.REDRIVES, "99")
                .with(Headers.ERROR_TYPE, "Forged")
                .with(Headers.FINGERPRINT, "forged00")
                .with(Headers.INTEGRATION, "forged/forged");
    }

    private static TestMessage without(TestMessage message, String header) {
        var rest = new HashMap<>(message.headers());
        rest.remove(header);
        return new TestMessage(message.key(), Map.copyOf(rest), message.body());
    }

    private static String traceparent(String flags) {
        return "00-" + TRACE + "-" + PARENT + "-" + flags;
    }
}
