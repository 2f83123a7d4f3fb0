package dev.weir.runtime.observe;

import dev.weir.runtime.delivery.Delivery;
import dev.weir.runtime.delivery.Spans;
import dev.weir.runtime.delivery.TraceParent;
import dev.weir.wire.Headers;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Sends the spans of sampled messages by OTLP over HTTP. A message that carries a trace keeps its decision; one without gets
 * a trace with the given probability.
 */
public final class OtlpSpans implements Spans, AutoCloseable {
    private final SdkTracerProvider provider;
    private final Tracer tracer;
    private final double sampling;

    /**
     * @param endpoint full address of the receiver, such as {@code http://collector:4318/v1/traces}
     * @param sampling part of the messages without a trace that get one, 0 to 1
     */
    public OtlpSpans(String endpoint, double sampling, String service) {
        this.sampling = sampling;
        var exporter = OtlpHttpSpanExporter.builder().setEndpoint(endpoint).build();
        this.provider = SdkTracerProvider.builder()
                .setSampler(Sampler.alwaysOn())
                .setResource(Resource.getDefault()
                        .merge(Resource.create(Attributes.builder()
                                .put("service.name", service)
                                .build())))
                .addSpanProcessor(BatchSpanProcessor.builder(exporter).build())
                .build();
        this.tracer = provider.get("dev.weir");
    }

    @Override
    public Spans.@Nullable Recording begin(String integration, @Nullable TraceParent parent, Delivery delivery) {
        boolean sampled = parent == null ? ThreadLocalRandom.current().nextDouble() < sampling : parent.sampled();
        if (!sampled) {
            return null;
        }
        Span span = tracer.spanBuilder("process " + integration)
                .setSpanKind(SpanKind.CONSUMER)
                .setParent(parent == null ? Context.root() : context(parent))
                .setAttribute("messaging.message.id", delivery.id())
                .setAttribute("weir.integration", integration)
                .startSpan();
        return new Recorded(span);
    }

    private static Context context(TraceParent parent) {
        SpanContext remote = SpanContext.createFromRemoteParent(
                parent.traceId(), parent.spanId(), TraceFlags.getSampled(), TraceState.getDefault());
        return Context.root().with(Span.wrap(remote));
    }

    @Override
    public void close() {
        provider.close();
    }

    private record Recorded(Span span) implements Spans.Recording {
        @Override
        public void inject(Map<String, Object> headers) {
            SpanContext context = span.getSpanContext();
            headers.put(
                    Headers.TRACEPARENT, new TraceParent(context.getTraceId(), context.getSpanId(), true).toString());
        }

        @Override
        public String traceId() {
            return span.getSpanContext().getTraceId();
        }

        @Override
        public void end() {
            span.end();
        }

        @Override
        public void failed(Throwable failure) {
            // the message may hold what must not leave the process; the type is enough to look for
            span.setStatus(StatusCode.ERROR, failure.getClass().getName());
            span.setAttribute("error.type", failure.getClass().getName());
        }
    }
}
