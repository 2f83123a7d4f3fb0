package dev.weir.runtime.observe;

import dev.weir.runtime.delivery.Delivery;
import dev.weir.runtime.delivery.Spans;
import dev.weir.runtime.delivery.TraceParent;
import dev.weir.runtime.observe.ConnectorView.Identity;
import dev.weir.runtime.observe.ConnectorView.Place;
import dev.weir.wire.Headers;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
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
 * Sends the spans of sampled messages by OTLP over HTTP, one for each attempt, named and described as OpenTelemetry's
 * messaging conventions say. A message that carries a trace keeps its decision; one without gets a trace with the given
 * probability. A receiver that is slow or away costs spans, never messages.
 */
public final class OtlpSpans implements Spans, AutoCloseable {
    private static final String OPERATION = "process";

    private final SdkTracerProvider provider;
    private final Tracer tracer;
    private final double sampling;
    private final String name;
    private final Attributes attributes;

    /**
     * @param endpoint full address of the receiver, such as {@code http://collector:4318/v1/traces}
     * @param sampling part of the messages without a trace that get one, 0 to 1
     * @param identity of the connector, whose input the spans are about
     */
    public OtlpSpans(String endpoint, double sampling, Identity identity) {
        this.sampling = sampling;
        Place input = identity.input();
        this.name = input == null ? OPERATION : OPERATION + " " + input.destination();
        this.attributes = attributes(identity, input);
        var exporter = OtlpHttpSpanExporter.builder().setEndpoint(endpoint).build();
        this.provider = SdkTracerProvider.builder()
                .setSampler(Sampler.alwaysOn())
                .setResource(Resource.getDefault().merge(Resource.create(service(identity.integration()))))
                .addSpanProcessor(BatchSpanProcessor.builder(exporter).build())
                .build();
        this.tracer = provider.get("dev.weir");
    }

    /** {@code namespace/name} as OpenTelemetry takes them apart. */
    private static Attributes service(String integration) {
        int slash = integration.indexOf('/');
        AttributesBuilder service = Attributes.builder().put("service.name", integration.substring(slash + 1));
        if (slash > 0) {
            service.put("service.namespace", integration.substring(0, slash));
        }
        return service.build();
    }

    private static Attributes attributes(Identity identity, @Nullable Place input) {
        AttributesBuilder all = Attributes.builder()
                .put("weir.integration", identity.integration())
                .put("messaging.operation.name", OPERATION)
                .put("messaging.operation.type", OPERATION);
        if (input != null) {
            all.put("messaging.system", input.system());
            all.put("messaging.destination.name", input.destination());
            if (input.group() != null) {
                all.put("messaging.consumer.group.name", input.group());
            }
        }
        return all.build();
    }

    @Override
    public Spans.@Nullable Recording begin(@Nullable TraceParent parent, Delivery delivery) {
        boolean sampled = parent == null ? ThreadLocalRandom.current().nextDouble() < sampling : parent.sampled();
        if (!sampled) {
            return null;
        }
        Span span = tracer.spanBuilder(name)
                .setSpanKind(SpanKind.CONSUMER)
                .setParent(parent == null ? Context.root() : context(parent))
                .setAllAttributes(attributes)
                .setAttribute("messaging.message.id", delivery.id())
                .startSpan();
        return new Recorded(span, parent == null);
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

    private record Recorded(Span span, boolean first) implements Spans.Recording {
        @Override
        public void inject(Map<String, Object> headers) {
            if (first) {
                // whatever stands here belongs to a trace that could not be read
                headers.remove(Headers.TRACESTATE);
            }
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
