package dev.weir.connectors.httpsink;

import dev.weir.wire.Headers;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageHeaders;

/** Sends every message as one HTTP request and lets the {@link Answer} decide what becomes of the message. */
final class HttpSink implements Consumer<Message<byte[]>> {
    private static final Pattern VISIBLE = Pattern.compile("[\\x20-\\x7E]+");
    private static final List<String> TRACE = List.of(Headers.TRACEPARENT, Headers.TRACESTATE);

    private final HttpSinkProperties properties;
    private final HttpClient client;
    private final MeterRegistry meters;
    private final RetryAfter retryAfter;

    /** @throws IllegalArgumentException when the URL or a header cannot be sent */
    HttpSink(HttpSinkProperties properties, HttpClient client, MeterRegistry meters, RetryAfter retryAfter) {
        this.properties = properties;
        this.client = client;
        this.meters = meters;
        this.retryAfter = retryAfter;
        prepared();
    }

    @Override
    public void accept(Message<byte[]> message) {
        HttpResponse<Void> response = send(request(message));
        new Answer(response.statusCode(), retryAfter.of(response), endpoint()).orThrow();
    }

    private HttpResponse<Void> send(HttpRequest request) {
        Timer.Sample sample = Timer.start(meters);
        String outcome = "interrupted";
        try {
            HttpResponse<Void> response = client.send(request, BodyHandlers.discarding());
            outcome = String.valueOf(response.statusCode());
            return response;
        } catch (IOException e) {
            outcome = e.getClass().getSimpleName();
            throw new UncheckedIOException(endpoint() + " did not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(endpoint() + " was not waited for: the call was interrupted", e);
        } finally {
            sample.stop(meters.timer("http.client.request.duration", "http.response.status_code", outcome));
        }
    }

    private HttpRequest request(Message<byte[]> message) {
        HttpRequest.Builder request = prepared();
        MessageHeaders headers = message.getHeaders();
        request.setHeader("Content-Type", properties.contentType());
        pass(headers.get(MessageHeaders.CONTENT_TYPE), "Content-Type", request);
        pass(headers.get(Headers.ID), "Idempotency-Key", request);
        TRACE.forEach(name -> pass(headers.get(name), name, request));
        return request.method(properties.method().name(), BodyPublishers.ofByteArray(message.getPayload()))
                .build();
    }

    /** A value that HTTP cannot carry counts as absent: whoever wrote it must not stop the message. */
    private static void pass(@Nullable Object value, String name, HttpRequest.Builder request) {
        if (value != null && VISIBLE.matcher(value.toString()).matches()) {
            request.setHeader(name, value.toString());
        }
    }

    private HttpRequest.Builder prepared() {
        HttpRequest.Builder request = HttpRequest.newBuilder(properties.url()).timeout(properties.timeout());
        properties.headers().forEach(request::setHeader);
        if (properties.token() != null) {
            request.setHeader("Authorization", "Bearer " + properties.token());
        }
        return request;
    }

    /** The URL as errors name it: without user and query, which may hold secrets. */
    private String endpoint() {
        return properties.url().getScheme() + "://" + properties.url().getHost()
                + properties.url().getRawPath();
    }
}
