package dev.weir.runtime;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPInputStream;

/** Takes spans as an OpenTelemetry collector does: OTLP over HTTP in protobuf. */
final class SpanReceiver implements AutoCloseable {
    private final HttpServer server;
    private final List<Seen> spans = new CopyOnWriteArrayList<>();

    /**
     * A span as it arrived.
     *
     * @param parent id of the parent span; empty for none
     * @param attributes those of the span and of its resource
     */
    record Seen(
            String name,
            String kind,
            String trace,
            String id,
            String parent,
            boolean failed,
            long began,
            Map<String, String> attributes) {}

    SpanReceiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/v1/traces", this::receive);
        server.start();
    }

    String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1/traces";
    }

    /** What has arrived, in the order in which the spans began. */
    List<Seen> spans() {
        return spans.stream().sorted(Comparator.comparingLong(Seen::began)).toList();
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            boolean packed = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
            InputStream body = exchange.getRequestBody();
            ExportTraceServiceRequest.parseFrom(packed ? new GZIPInputStream(body) : body)
                    .getResourceSpansList()
                    .forEach(this::add);
            exchange.getResponseHeaders().add("Content-Type", "application/x-protobuf");
            exchange.sendResponseHeaders(200, -1);
        }
    }

    private void add(ResourceSpans group) {
        group.getScopeSpansList().forEach(scope -> scope.getSpansList()
                .forEach(span -> spans.add(seen(span, group.getResource().getAttributesList()))));
    }

    private static Seen seen(Span span, List<KeyValue> resource) {
        Map<String, String> attributes = new HashMap<>();
        resource.forEach(it -> attributes.put(it.getKey(), it.getValue().getStringValue()));
        span.getAttributesList()
                .forEach(it -> attributes.put(it.getKey(), it.getValue().getStringValue()));
        HexFormat hex = HexFormat.of();
        return new Seen(
                span.getName(),
                span.getKind().name(),
                hex.formatHex(span.getTraceId().toByteArray()),
                hex.formatHex(span.getSpanId().toByteArray()),
                hex.formatHex(span.getParentSpanId().toByteArray()),
                span.getStatus().getCode() == Status.StatusCode.STATUS_CODE_ERROR,
                span.getStartTimeUnixNano(),
                attributes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
