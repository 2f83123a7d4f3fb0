package dev.weir.bench.ladder;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Takes spans and forgets them. */
final class SpanSink implements AutoCloseable {
    private final HttpServer server;

    SpanSink() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen for spans", e);
        }
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
    }

    /** What an Integration says to trace this part of its messages to here. */
    String tracing(double sampling) {
        return "tracing: {sampling: %s, endpoint: \"http://127.0.0.1:%d/v1/traces\"}\n"
                .formatted(sampling, server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
