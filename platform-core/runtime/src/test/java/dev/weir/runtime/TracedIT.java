package dev.weir.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.orders.OrdersApplication;
import dev.weir.runtime.SpanReceiver.Seen;
import dev.weir.testkit.OnEachBroker;
import dev.weir.testkit.TestBroker;
import dev.weir.testkit.client.Collected;
import dev.weir.testkit.client.TestMessage;
import dev.weir.wire.Headers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a receiver of spans sees of messages, and what messages see of traces. */
@OnEachBroker
class TracedIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String PRODUCER = "00f067aa0ba902b7";

    private final TestBroker broker;
    private final Rig rig;
    private final SpanReceiver receiver = new SpanReceiver();

    @TempDir
    private Path folder;

    TracedIT(TestBroker broker) {
        this.broker = broker;
        this.rig = new Rig(broker, OrdersApplication.class);
        OrdersApplication.CALLS.clear();
    }

    @AfterEach
    void close() {
        rig.close();
        receiver.close();
    }

    @Test
    void keepsOneTraceThroughRetriesDeadLetterAndRedriveToTheOutput() {
        // Given
        start(receiver.endpoint(), "0");
        Collected letters = rig.letters();

        // When
        rig.publish(List.of(
                order("o1", "fails-thrice").with(Headers.TRACEPARENT, sampled()).with(Headers.TRACESTATE, "acme=1")));
        letters.await(1, PATIENCE);
        TestMessage letter = letters.messages().getFirst();
        rig.client().publishTo(rig.wiring().names().inbox(), List.of(redriven(letter)));
        rig.outputs().await(1, PATIENCE);
        rig.stop();

        // Then
        List<Seen> spans = receiver.spans();
        assertThat(spans).hasSize(4).allSatisfy(span -> {
            assertThat(span.trace()).isEqualTo(TRACE);
            assertThat(span.kind()).isEqualTo("SPAN_KIND_CONSUMER");
        });
        assertThat(spans.stream().map(Seen::parent))
                .containsExactly(
                        PRODUCER,
                        spans.get(0).id(),
                        spans.get(1).id(),
                        spans.get(2).id());
        assertThat(spans.stream().map(Seen::failed)).containsExactly(true, true, true, false);
        assertThat(letter.header(Headers.TRACEPARENT))
                .isEqualTo(traceparent(TRACE, spans.get(2).id()));
        TestMessage output = rig.outputs().messages().getFirst();
        assertThat(output.header(Headers.TRACEPARENT))
                .isEqualTo(traceparent(TRACE, spans.get(3).id()));
        assertThat(output.header(Headers.TRACESTATE)).isEqualTo("acme=1");
    }

    @Test
    void describesASpanAsOpenTelemetryWantsMessagingDescribed() {
        start(receiver.endpoint(), "1");

        rig.publish(List.of(order("bad", "reject").with(Headers.ID, "the-id")));
        rig.publish(List.of(TestMessage.of("no JSON").with(Headers.ID, "unreadable")));
        Collected letters = rig.letters();
        letters.await(2, PATIENCE);
        rig.stop();

        Seen span = receiver.spans().getFirst();
        assertThat(span.name()).isEqualTo("process " + rig.wiring().names().destination());
        assertThat(span.attributes())
                .containsEntry("messaging.system", broker.kind())
                .containsEntry("messaging.operation.name", "process")
                .containsEntry("messaging.operation.type", "process")
                .containsEntry(
                        "messaging.destination.name", rig.wiring().names().destination())
                .containsEntry("messaging.consumer.group.name", "group")
                .containsEntry("messaging.message.id", "the-id")
                .containsEntry("error.type", RejectMessage.class.getName())
                .containsEntry("weir.integration", "test/group")
                .containsEntry("service.name", "group")
                .containsEntry("service.namespace", "test");
        assertThat(receiver.spans()).hasSize(2).allMatch(Seen::failed);
    }

    @Test
    void leavesAMessageAloneThatIsNotSampled() {
        start(receiver.endpoint(), "0");
        String unsampled = "00-" + TRACE + "-" + PRODUCER + "-00";

        rig.publish(List.of(
                order("unsampled", "sku").with(Headers.TRACEPARENT, unsampled),
                order("none", "sku"),
                order("last", "sku").with(Headers.TRACEPARENT, sampled())));
        rig.outputs().await(3, PATIENCE);
        rig.stop();

        assertThat(receiver.spans()).hasSize(1);
        assertThat(output("unsampled").header(Headers.TRACEPARENT)).isEqualTo(unsampled);
        assertThat(output("none").headers()).doesNotContainKey(Headers.TRACEPARENT);
    }

    @Test
    void beginsANewTraceWhereTheOneItBringsCannotBeRead() {
        start(receiver.endpoint(), "1");
        List<String> malformed = List.of(
                "nonsense",
                "00-" + "0".repeat(32) + "-" + PRODUCER + "-01",
                "00-" + TRACE + "-" + "0".repeat(16) + "-01",
                "ff-" + TRACE + "-" + PRODUCER + "-01",
                "00-" + TRACE + "-" + PRODUCER + "-01-more",
                "x".repeat(5000));

        rig.publish(IntStream.range(0, malformed.size())
                .mapToObj(i -> order("o" + i, "sku")
                        .with(Headers.TRACEPARENT, malformed.get(i))
                        .with(Headers.TRACESTATE, "acme=1"))
                .toList());
        rig.outputs().await(malformed.size(), PATIENCE);
        rig.stop();

        List<Seen> spans = receiver.spans();
        assertThat(spans).hasSize(malformed.size()).allSatisfy(span -> {
            assertThat(span.parent()).isEmpty();
            assertThat(span.trace()).isNotEqualTo(TRACE);
        });
        assertThat(rig.outputs().messages().stream().map(it -> it.header(Headers.TRACEPARENT)))
                .containsExactlyInAnyOrderElementsOf(spans.stream()
                        .map(span -> traceparent(span.trace(), span.id()))
                        .toList());
        assertThat(rig.outputs().messages()).noneMatch(it -> it.headers().containsKey(Headers.TRACESTATE));
    }

    @Test
    void deliversAllWhileTheReceiverOfSpansNeverAnswers() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            start("http://127.0.0.1:" + silent.getLocalPort() + "/v1/traces", "1");

            // more than what is kept for a receiver
            rig.publish(IntStream.range(0, 5000)
                    .mapToObj(i -> order("o" + i, "sku"))
                    .toList());

            rig.outputs().await(5000, PATIENCE);
            assertThat(rig.outputs().texts()).doesNotHaveDuplicates();
        }
    }

    private void start(String endpoint, String sampling) {
        rig.wiring().with("weir.tracing.endpoint", endpoint).with("weir.tracing.sampling", sampling);
        rig.start(folder);
    }

    private TestMessage output(String id) {
        return rig.outputs().messages().stream()
                .filter(it -> it.text().contains('"' + id + '"'))
                .findFirst()
                .orElseThrow();
    }

    /** What a redrive keeps of a letter. */
    private static TestMessage redriven(TestMessage letter) {
        Map<String, Object> headers = new HashMap<>(letter.headers());
        headers.keySet().removeIf(name -> !Headers.passes(name) && !name.equals(Headers.ID));
        headers.put(Headers.REDRIVES, "1");
        return new TestMessage(null, headers, letter.body());
    }

    private static TestMessage order(String id, String sku) {
        return DeliveryIT.order(id, sku);
    }

    private static String sampled() {
        return traceparent(TRACE, PRODUCER);
    }

    private static String traceparent(String trace, String span) {
        return "00-" + trace + "-" + span + "-01";
    }
}
